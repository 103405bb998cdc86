"""What the worker can do: the one dictionary of job types, and the clean-ups, assembled from the rooms."""

from collections.abc import Mapping
from datetime import timedelta

from algorist.algorithms.tasks import analyze, draft, generate, improve, synthesize, trace
from algorist.auth.actions.sweeping import sweep_sessions
from algorist.db.columns import now
from algorist.exports.actions import sweep_exports
from algorist.exports.tasks import export
from algorist.jobs.actions import sweep_events
from algorist.parts import Parts
from algorist.queue.tasks import Task
from algorist.worker.loops import Sweep, sweep_beats

TASKS: Mapping[str, Task] = {
    "draft": draft,
    "generate": generate,
    "synthesize": synthesize,
    "improve": improve,
    "analyze": analyze,
    "trace": trace,
    "export": export,
}


async def _sweep_events(parts: Parts) -> int:
    return await sweep_events(parts.database, parts.settings.keep_events_days)


async def _sweep_beats(parts: Parts) -> int:
    async with parts.database.transaction() as tx:
        return await sweep_beats(tx, now() - timedelta(days=1))


SWEEPS: Mapping[str, Sweep] = {
    "events": _sweep_events,
    "beats": _sweep_beats,
    "exports": sweep_exports,
    "sessions": sweep_sessions,
}
