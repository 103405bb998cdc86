"""Which revision the tables are at, and which one this version of the program needs.

Every process asks for these. Alembic, which knows them too, is left to the commands that change tables: it takes ten
megabytes of memory and a third of a second of a process that only looks.
"""

import re
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from algorist.db.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
_NAMED = re.compile(r'^(revision|down_revision)(?:: [^=]+)? = "([^"]+)"', re.MULTILINE)


@lru_cache(maxsize=1)
def newest_revision() -> str:
    """The revision that this version of the program needs: the one that no other comes after."""
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")
    named: list[tuple[str, str]] = [pair for file in files for pair in _NAMED.findall(file.read_text())]
    followed = {name for word, name in named if word == "down_revision"}
    (newest,) = {name for word, name in named if word == "revision"} - followed
    return newest


async def current_revision(database: Database) -> str | None:
    """The revision that the database is at; None for an empty one."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_read_revision)


def _read_revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
