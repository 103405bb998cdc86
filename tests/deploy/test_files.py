"""The files of the deployment, held to the program: no engine for containers runs here, so they are read as data."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from algorist.settings import Settings

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
CHART = DEPLOY / "kubernetes" / "algorist"


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    return loaded


def known_variables() -> set[str]:
    names = {f"ALGORIST_{name.upper()}" for name in Settings.model_fields}
    return names | {"DATABASE_URL", "REDIS_URL", "JWT_SECRET", "GEMINI_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"}


def test_compose_has_every_part_of_the_system_with_a_health_check_where_others_wait_for_it():
    services = compose()["services"]
    assert {"frontend", "backend", "worker", "mysql", "redis", "migrate"} <= services.keys()
    waited = {
        name
        for service in services.values()
        if isinstance(service.get("depends_on"), dict)
        for name, how in service["depends_on"].items()
        if how["condition"] == "service_healthy"
    }
    assert waited == {"backend", "mysql", "redis"}
    assert all("healthcheck" in services[name] for name in waited)


def test_compose_gives_only_variables_that_the_program_knows():
    for name in ("backend", "worker", "migrate"):
        given = compose()["services"][name]["environment"]
        assert given.keys() <= known_variables(), name


def test_no_secret_has_a_default():
    text = (DEPLOY / "compose.yaml").read_text()
    for secret in ("JWT_SECRET", "MYSQL_PASSWORD", "MYSQL_ROOT_PASSWORD", "REDIS_PASSWORD"):
        assert re.search(rf"\$\{{{secret}:\?", text), secret
    example = (DEPLOY / ".env.example").read_text()
    for line in example.splitlines():
        name, _, value = line.partition("=")
        if re.search(r"SECRET|PASSWORD|TOKEN|KEY", name) and not line.startswith("#"):
            assert value == "", line


def test_every_variable_of_compose_is_in_the_example_file():
    used = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", (DEPLOY / "compose.yaml").read_text()))
    offered = set(re.findall(r"(?m)^([A-Z_]+)=", (DEPLOY / ".env.example").read_text()))
    assert used - offered <= {"TRUSTED_PROXIES", "REDIS_PREFIX"}


def test_containers_run_without_root_and_with_a_read_only_root():
    for name in ("frontend", "backend", "worker", "migrate"):
        service = compose()["services"][name]
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
    backend = (DEPLOY / "backend.Dockerfile").read_text()
    assert re.search(r"(?m)^USER 10001:10001$", backend)
    assert "--require-hashes" in backend


def test_the_dockerfiles_copy_only_what_is_there():
    root = DEPLOY.parent
    for file in (DEPLOY / "backend.Dockerfile", DEPLOY / "frontend.Dockerfile"):
        for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", file.read_text()):
            for source in line.split()[:-1]:
                assert (root / source).exists(), f"{file.name}: {source}"


def test_the_runner_environment_holds_numpy_and_nothing_else():
    names = re.findall(r"(?m)^([a-z0-9-]+)==", (DEPLOY.parent / "requirements" / "runner.txt").read_text())
    assert set(names) == {"numpy"}


def test_the_dashboard_asks_only_for_metrics_that_there_are():
    metrics = (DEPLOY.parent / "src/algorist/observability/metrics.py").read_text()
    known = set(re.findall(r'"(algorist_[a-z_]+)"', metrics))
    dashboard = json.loads((DEPLOY / "monitoring" / "algorist.json").read_text())
    for panel in dashboard["panels"]:
        for target in panel["targets"]:
            for name in re.findall(r"algorist_[a-z_]+", target["expr"]):
                base = re.sub(r"_(total|bucket|sum|count)$", "", name)
                assert {name, base} & known, name


def test_the_chart_is_yaml_once_its_templates_are_filled():
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    assert yaml.safe_load((CHART / "Chart.yaml").read_text())["apiVersion"] == "v2"
    used = set(re.findall(r"\.Values\.([a-zA-Z.]+)", " ".join(f.read_text() for f in (CHART / "templates").iterdir())))
    for path in used:
        found = values
        for part in path.split("."):
            assert part in found, f"values.yaml lacks {path}"
            found = found[part]


@pytest.mark.skipif(shutil.which("helm") is None, reason="helm is in no registry that this project uses")
def test_helm_renders_the_chart():
    done = subprocess.run(
        ["helm", "template", str(CHART), "--set", "filesUrl=s3://b/p"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
