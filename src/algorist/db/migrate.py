"""Brings the tables to the shape that this version needs, and back."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from algorist.db.database import Database

Action = Callable[[Config], None]
_FOLDER = Path(__file__).parent / "migrations"


def upgrade_database(url: str, revision: str = "head") -> None:
    """Apply all migrations up to `revision`; harmless when there is nothing to do."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade_database(url: str, revision: str) -> None:
    """Undo migrations down to `revision` (`base` removes all tables)."""
    _run(url, lambda config: command.downgrade(config, revision))


def newest_revision() -> str:
    """The revision that this version of the program needs."""
    head = ScriptDirectory(str(_FOLDER)).get_current_head()
    assert head is not None, "the program ships at least one migration"
    return head


async def current_revision(database: Database) -> str | None:
    """The revision that the database is at; None for an empty one."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())


def _run(url: str, action: Action) -> None:
    asyncio.run(_run_on(url, action))


async def _run_on(url: str, action: Action) -> None:
    database = Database(url, pool_size=1)
    try:
        async with database.engine.connect() as connection:
            await connection.run_sync(_with_config, action)
            await connection.commit()
    finally:
        await database.close()


def _with_config(connection: Connection, action: Action) -> None:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    action(config)
