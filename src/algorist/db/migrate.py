"""Brings the tables to the shape that this version needs, and back."""

import asyncio
from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from algorist.db.database import Database
from algorist.db.revisions import MIGRATIONS

Action = Callable[[Config], None]


def upgrade_database(url: str, revision: str = "head") -> None:
    """Apply all migrations up to `revision`; harmless when there is nothing to do."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade_database(url: str, revision: str) -> None:
    """Undo migrations down to `revision` (`base` removes all tables)."""
    _run(url, lambda config: command.downgrade(config, revision))


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
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    action(config)
