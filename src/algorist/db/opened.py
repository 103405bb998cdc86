"""What a driver's module opens for `Database`."""

from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncEngine

from algorist.db.hot import HotStatement, Row

AWAY = "The database does not answer: try again in a moment."


class Reader(Protocol):
    """The short way of hot reads to the driver."""

    async def fetch(self, statement: HotStatement, values: dict[str, Any]) -> list[Row]:
        """The rows of a statement.

        Raises:
            Unavailable: the database is away, or no connection came free in time.
        """

    def close(self) -> None:
        """Give the connections back."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The engine of those who write, that of those who only read (it may be the same), and the reader of hot reads."""

    writing: AsyncEngine
    reading: AsyncEngine
    reader: Reader
