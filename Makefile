# Every command of the project. `make` alone lists them.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
export PYTHONPATH := src
export PYTHONDONTWRITEBYTECODE := $(if $(CI),1,)

.DEFAULT_GOAL := help
.PHONY: help up dev test test-quick check lint format types contracts docs frontend-check e2e chaos screenshots openapi lock clean

help: ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# --- set-up: each stamp is made anew when its lock file changes

.venv/runtime.stamp: requirements/runtime.txt scripts/setup-python
	scripts/setup-python $(PYTHON) requirements/runtime.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt scripts/setup-python
	scripts/setup-python $(PYTHON) requirements/dev.txt
	@touch .venv/runtime.stamp $@

frontend/node_modules/.stamp: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/index.html: frontend/node_modules/.stamp $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts -type f 2>/dev/null)
	cd frontend && npm run --silent build
	@touch $@

# --- run

up: .venv/runtime.stamp frontend/dist/index.html ## set up and start everything on this machine (Ctrl-C stops it)
	@exec $(BIN)/python -m algorist up

dev: .venv/dev.stamp frontend/node_modules/.stamp ## API, worker and Vite (port 5173), each started again on a change
	@exec $(BIN)/python -m algorist up --reload

# --- check

test: .venv/dev.stamp frontend/dist/index.html ## set up and run all tests (as root it may install MariaDB, Redis and Chromium)
	scripts/setup-system
	$(BIN)/python -m pytest -n 4 --dist loadgroup
	cd frontend && npm run --silent test
	$(MAKE) e2e

test-quick: .venv/dev.stamp ## the tests that take less than two seconds each
	$(BIN)/python -m pytest -m "not slow" -x

check: lint test ## exactly what CI runs

lint: format types contracts docs frontend-check ## linters, types, import contracts, docs, frontend checks

format: .venv/dev.stamp
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .

types: .venv/dev.stamp
	$(BIN)/mypy --no-error-summary

contracts: .venv/dev.stamp
	$(BIN)/lint-imports --no-logo

docs: .venv/dev.stamp
	$(BIN)/python -m pytest -q tests/architecture tests/docs

frontend-check: frontend/dist/index.html
	cd frontend && npm run --silent check && npm run --silent drift

e2e: .venv/dev.stamp frontend/dist/index.html ## the page in a real Chromium against the real backend
	cd frontend && npm run --silent e2e

chaos: .venv/dev.stamp ## kill API, worker, Redis and database at random, and count what was lost (about five minutes)
	$(BIN)/python -m tests.chaos sqlite
	$(BIN)/python -m tests.chaos mariadb

screenshots: frontend/dist/index.html ## take the pictures of docs/screenshots anew
	cd frontend && npm run --silent screenshots

openapi: .venv/dev.stamp ## write the OpenAPI document and the page's client anew
	$(BIN)/python -m algorist.web.openapi > frontend/openapi.json
	cd frontend && npm run --silent generate

lock: ## write the Python lock files anew from pyproject.toml (needs uv)
	scripts/lock

clean: ## remove what was built (not the data in .data)
	rm -rf .venv frontend/node_modules frontend/dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
