"""The commands by which docs/operations.md backs up and restores, run as they stand there."""

import asyncio
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.conftest import create_mariadb_database
from tests.jobs_parts import wait_for_state
from tests.service import open_service
from tests.walk.test_walk import a_worker, adopt

from algorist.db.migrate import upgrade_database
from algorist.db.tables import ProviderKey

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
KEY = "AIza-a-key-that-stays-closed"
Commands = tuple[str, Callable[[], str]]


def documented(begins: str) -> str:
    """The one documented command that begins so."""
    chapter = OPERATIONS.read_text().split("## Back-up and restore")[1].split("\n## ")[0]
    [found] = re.findall(rf"^{begins} .*$", chapter, re.MULTILINE)
    return found


def run(command: str, folder: Path) -> None:
    subprocess.run(command, shell=True, check=True, cwd=folder)


def on_mariadb(request: pytest.FixtureRequest, folder: Path) -> Commands:
    """A database, and what backs it up and restores it into another: the URL of that one."""
    root = request.getfixturevalue("mariadb_root")
    url, other = create_mariadb_database(root), create_mariadb_database(root)

    def move() -> str:
        for program, name in (("mysqldump", url), ("mysql", other)):
            reach = f"-h 127.0.0.1 -P {root.rsplit(':', 1)[1]} -u root {name.rsplit('/', 1)[1]}"
            command = documented(program)
            assert "-u algorist -p algorist" in command
            run(command.replace("-u algorist -p algorist", reach), folder)
        return other

    return url, move


def on_sqlite(request: pytest.FixtureRequest, folder: Path) -> Commands:
    del request
    (folder / ".data").mkdir()

    def move() -> str:
        run(documented("python3"), folder)
        return f"sqlite:///{folder}/algorist-backup.sqlite3"

    return f"sqlite:///{folder}/.data/algorist.sqlite3", move


@pytest.mark.parametrize("kind", [on_mariadb, on_sqlite], ids=["mariadb", "sqlite"])
async def test_what_was_backed_up_while_it_ran_is_restored_and_what_waited_is_done(
    kind: Callable[[pytest.FixtureRequest, Path], Commands],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    redis_url: str,
):
    url, move = kind(request, tmp_path)
    await asyncio.to_thread(upgrade_database, url)
    async with open_service(tmp_path, url, redis_url) as service:
        ada = await service.register("ada")
        problem_id = await adopt(ada, "two-sum")
        stored = await ada.client.put("/api/auth/keys/gemini", json={"key": KEY})
        assert stored.status_code == 200, stored.text
        wish = {"type": "generate", "problem_id": problem_id, "designer": "offline"}
        job_id = (await ada.client.post("/api/jobs", json=wish)).json()["id"]
        restored = await asyncio.to_thread(move)
        await service.parts.redis.client.flushdb()
    async with open_service(tmp_path, restored, redis_url) as service, a_worker(service):
        back = await service.sign_in(ada.email)
        async with service.parts.database.reading() as session:
            [key] = await session.scalars(select(ProviderKey))
        assert service.guard.keyring.decrypt_key(key.encrypted_key, back.id, "gemini") == KEY
        await wait_for_state(service.parts.database, job_id, "succeeded", seconds=60)
        job = (await back.client.get(f"/api/jobs/{job_id}")).json()
        algorithm = (await back.client.get(f"/api/algorithms/{job['result']['algorithm_id']}")).json()
        assert (algorithm["verdict"], algorithm["problem_id"]) == ("accepted", problem_id)
