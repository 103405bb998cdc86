"""The settings as they hold now: the operator's, and over them what an administrator changed while the service runs."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from algorist.db.database import Database
from algorist.db.tables import RuntimeSetting
from algorist.settings import Settings

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 5.0


class LiveSettings:
    """`current` is what holds now, `base` what the environment says."""

    def __init__(self, base: Settings) -> None:
        self.base = base
        self.current = base

    def take(self, changes: Mapping[str, Any]) -> None:
        """Let these values hold over the environment's."""
        known = {name: value for name, value in changes.items() if name in type(self.base).model_fields}
        self.current = self.base.model_copy(update=known) if known else self.base

    async def reload(self, database: Database) -> None:
        """Take what the database says."""
        async with database.reading() as session:
            rows = await session.execute(select(RuntimeSetting.name, RuntimeSetting.value))
            self.take({row[0]: row[1] for row in rows})

    async def keep_reloading(self, database: Database) -> None:
        """Look every few seconds, for ever."""
        while True:
            try:
                await self.reload(database)
            except Exception as error:  # noqa: BLE001  no table yet, or the database is away: what held goes on holding
                logger.debug("runtime settings are not read: %s", error)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
