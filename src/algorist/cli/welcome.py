"""The first minutes: an account to sign in with, and a first algorithm designed before the person's eyes."""

import asyncio
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from algorist.cli.operate import create_first_account
from algorist.settings import Settings

FIRST_EXAMPLE = "edit-distance"
EMAIL = "admin@localhost"
FOLLOW_SECONDS = 240.0
ENDED = {"succeeded", "failed", "cancelled"}


@dataclass(frozen=True, slots=True)
class Account:
    """The account that was made for the person who started Algorist here."""

    email: str
    password: str


async def welcome_person(settings: Settings, address: str, *, first_algorithm: bool) -> None:
    """Say where the page is and how to sign in; on an empty installation make both an account and an algorithm."""
    made = await _make_account(settings)
    if made and first_algorithm:
        await _design_first_algorithm(address, made)
    known = made or _read_account(settings)
    print(f"\n  Algorist runs at {address}")
    if known:
        print(f"  Sign in as {known.email} with the password {known.password}")
        print(f"  (kept in {_account_file(settings)}; change it under Settings)")
    else:
        print("  Sign in with your account.")
    if not settings.gemini_api_key.get_secret_value():
        print("  Designing offline. For Google Gemini: GEMINI_API_KEY=... make up, or Settings > Keys on the page.")
    print(f"  Logs: {settings.data_dir / 'logs'}")
    print("  Ctrl-C stops it; everything is kept.\n", flush=True)


def _account_file(settings: Settings) -> Path:
    return settings.data_dir / "first-account.txt"


async def _make_account(settings: Settings) -> Account | None:
    """The account of an empty installation; None where there are people already, and in production."""
    if settings.is_production:
        return None
    account = Account(email=EMAIL, password=secrets.token_urlsafe(12))
    if not await create_first_account(settings, account.email, account.password):
        return None
    file = os.open(_account_file(settings), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(file, "w") as out:
        out.write(f"{account.email}\n{account.password}\n")
    return account


def _read_account(settings: Settings) -> Account | None:
    try:
        email, password = _account_file(settings).read_text().split()
    except (OSError, ValueError):
        return None
    return Account(email=email, password=password)


async def _design_first_algorithm(address: str, account: Account) -> None:
    """Submit a job as the person would, and print what the page shows."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        body = {"email": account.email, "password": account.password}
        token = (await _ask(client, "POST", "/api/auth/login", body))["access_token"]
        client.headers["Authorization"] = f"Bearer {token}"
        problem = await _ask(client, "POST", f"/api/problems/examples/{FIRST_EXAMPLE}", {})
        print(f"\n  Designing a first algorithm: {problem['title']}\n    {problem['signature']}\n", flush=True)
        job = await _ask(client, "POST", "/api/jobs", {"type": "generate", "problem_id": problem["id"]})
        job = await _follow(client, job)
        if job["state"] != "succeeded" or not (job.get("result") or {}).get("algorithm_id"):
            print(f"  The job ended as {job['state']}: see {address}/jobs/{job['id']}")
            return
        algorithm = await _ask(client, "GET", f"/api/algorithms/{job['result']['algorithm_id']}", None)
        _print_algorithm(algorithm, address)


async def _ask(client: httpx.AsyncClient, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
    answer = await client.request(method, path, json=body)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


async def _follow(client: httpx.AsyncClient, job: dict[str, Any]) -> dict[str, Any]:
    """Print what happens to the job as it happens, until it has ended."""
    seen = 0
    phase = ""
    for _ in range(int(FOLLOW_SECONDS / 0.3)):
        events = await _ask(client, "GET", f"/api/jobs/{job['id']}/events?after={seen}", None)
        for event in events["items"]:
            seen = event["number"]
            body = event["body"]
            if event["kind"] == "step":
                _print_step(body)
            said = body.get("job", {}).get("phase") or phase
            if said != phase:
                phase = said
                print(f"    {phase} ...", flush=True)
        job = await _ask(client, "GET", f"/api/jobs/{job['id']}", None)
        if job["state"] in ENDED:
            break
        await asyncio.sleep(0.3)
    return job


def _print_step(body: dict[str, Any]) -> None:
    step = body.get("step", body)
    words = str(step.get("verdict") or step.get("kind", "")).replace("_", " ")
    print(f"      candidate {step.get('number')}: {step.get('name', '')}: {words}", flush=True)


def _print_algorithm(algorithm: dict[str, Any], address: str) -> None:
    version = algorithm["current"]
    passed = f"{version['passed']} of {version['total']} tests"
    print(f"\n  {algorithm['name']}: {algorithm['verdict'].replace('_', ' ')}, {passed}, by {algorithm['designer']}")
    growth = (version.get("card") or {}).get("growth") or {}
    if growth.get("statement"):
        print(f"  measured growth: {growth['statement']}")
    print(f"  see it run: {address}/algorithms/{algorithm['id']}?tab=watch")
