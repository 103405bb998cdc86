"""Fixtures of the whole suite: real databases and a real Redis, private to the run."""

import itertools
import shutil
import subprocess
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from algorist.db.database import Database
from algorist.db.migrate import upgrade_database
from tests.servers import mariadb_server, redis_server, require_or_skip
from tests.service import Service, open_service

_numbers = itertools.count()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def mariadb_root() -> Iterator[str]:
    """A private MariaDB: the URL of its root account."""
    try:
        server = mariadb_server()
        url = server.__enter__()
    except FileNotFoundError as error:
        require_or_skip(str(error))
        raise
    yield url
    server.__exit__(None, None, None)


def create_mariadb_database(root: str) -> str:
    """A new empty database on the private MariaDB: its URL."""
    name = f"a{uuid.uuid4().hex[:12]}"
    port = root.rsplit(":", 1)[1]
    statement = f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
    subprocess.run(["mariadb", "-uroot", "-h127.0.0.1", f"-P{port}", "-e", statement], check=True)
    return f"{root}/{name}"


@pytest.fixture(params=["sqlite", "mariadb"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database: once on SQLite and once on MariaDB."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/test.sqlite3"
    else:
        url = create_mariadb_database(request.getfixturevalue("mariadb_root"))
    upgrade_database(url)
    return url


@pytest.fixture
async def database(database_url: str, anyio_backend: str) -> AsyncIterator[Database]:
    """An open, migrated database."""
    database = Database(database_url, pool_size=5)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def redis_root() -> Iterator[str]:
    """A private Redis: its URL."""
    try:
        server = redis_server()
        url = server.__enter__()
    except FileNotFoundError as error:
        require_or_skip(str(error))
        raise
    yield url
    server.__exit__(None, None, None)


@pytest.fixture
def redis_url(redis_root: str) -> str:
    """The private Redis, with a database number of its own (16 in turn, emptied before)."""
    url = f"{redis_root.rsplit('/', 1)[0]}/{next(_numbers) % 16}"
    subprocess.run(["redis-cli", "-u", url, "flushdb"], check=True, capture_output=True)
    return url


@pytest.fixture
async def service(tmp_path: Path, database_url: str, redis_url: str, anyio_backend: str) -> AsyncIterator[Service]:
    """A whole service in this process, on SQLite and on MariaDB."""
    async with open_service(tmp_path, database_url, redis_url) as service:
        yield service


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: quicker than migrating for each test."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    upgrade_database(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated SQLite database, for tests in which the kind of database makes no difference."""
    shutil.copy(sqlite_template, tmp_path / "quick.sqlite3")
    return f"sqlite:///{tmp_path}/quick.sqlite3"


@pytest.fixture
async def quick_service(tmp_path: Path, sqlite_url: str, redis_url: str, anyio_backend: str) -> AsyncIterator[Service]:
    """A whole service on SQLite, for what does not depend on the database."""
    async with open_service(tmp_path, sqlite_url, redis_url) as service:
        yield service
