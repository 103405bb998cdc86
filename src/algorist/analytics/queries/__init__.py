"""Reads of figures. Each is one table of a window, kept in the cache for a moment."""

from collections.abc import Awaitable, Callable, Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from algorist.analytics.queries.algorithms import read_gains, read_growth
from algorist.analytics.queries.designers import read_designers, read_verdicts
from algorist.analytics.queries.jobs import read_failures, read_jobs, read_queue, read_solving
from algorist.analytics.queries.people import read_people, read_storage
from algorist.analytics.rules import Window
from algorist.analytics.schemas import Figures
from algorist.parts import Parts

Owned = Callable[[AsyncSession, int | None, Window], Awaitable[Figures]]
_OWNED: Mapping[str, Owned] = {
    "jobs": read_jobs,
    "solving": read_solving,
    "designers": read_designers,
    "verdicts": read_verdicts,
    "gains": read_gains,
    "growth": read_growth,
}
_COMMON: Mapping[str, Callable[[AsyncSession, Window], Awaitable[Figures]]] = {
    "people": read_people,
    "queue": read_queue,
    "failures": read_failures,
    "storage": read_storage,
}
# A person looks at what just ended; what counts whole tables is asked of the database more rarely.
_KEPT_SECONDS = 30
_KEPT_LONGER = {"storage": 600}


async def read_figures(parts: Parts, name: str, owner_id: int | None, window: Window) -> str:
    """A table of figures as JSON: of one person, or (None) of everybody, as it was at most a moment ago."""
    names = ("figures", name, owner_id or "all", window.first, window.last, window.bucket, window.zone)
    kept = await parts.cache.read(*names)
    if kept is not None:
        return kept
    async with parts.database.reading() as session:
        if name in _OWNED:
            made = await _OWNED[name](session, owner_id, window)
        else:
            made = await _COMMON[name](session, window)
    written = made.model_dump_json(by_alias=True)
    await parts.cache.write(written, *names, seconds=_KEPT_LONGER.get(name, _KEPT_SECONDS))
    return written


__all__ = ["read_figures"]
