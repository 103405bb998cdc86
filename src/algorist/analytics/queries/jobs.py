"""Figures of jobs: what was asked for, what came of it, how long it waited and ran, and why it failed."""

from datetime import date
from typing import Any

from sqlalchemy import Text, case, cast, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.analytics.queries.windows import is_cut, jobs_within, outcome, percentiles
from algorist.analytics.rules import Outcome, Window, share_of
from algorist.analytics.schemas import (
    FailureFigures,
    FailuresRow,
    JobFigures,
    JobsRow,
    QueueFigures,
    QueueRow,
    SolvingFigures,
    SolvingRow,
)
from algorist.db.columns import JsonWord
from algorist.db.moments import SecondsBetween
from algorist.db.tables import Job

_MOST_CAUSES = 100
_ENDED = ("succeeded", "failed", "cancelled")


async def read_jobs(session: AsyncSession, owner_id: int | None, window: Window) -> JobFigures:
    """Jobs by bucket, type and outcome, with what they used."""
    used = (Job.input_tokens, Job.output_tokens, Job.dollars, Job.cpu_seconds)
    jobs = jobs_within(owner_id, window, Job.type, outcome(), *used)
    groups = (jobs.c.bucket, jobs.c.type, jobs.c.outcome)
    sums = [func.sum(jobs.c[column.key]) for column in used]
    found = await session.execute(select(*groups, func.count(), *sums).group_by(*groups).order_by(*groups))
    rows = [
        JobsRow(
            bucket=date.fromisoformat(bucket),
            type=kind,
            outcome=Outcome(came),
            jobs=count,
            input_tokens=int(given),
            output_tokens=int(got),
            dollars=float(dollars),
            cpu_seconds=float(cpu),
        )
        for bucket, kind, came, count, given, got, dollars, cpu in found
    ]
    return JobFigures(**head_of(window), rows=rows, cut=await is_cut(session, jobs))


async def read_solving(session: AsyncSession, owner_id: int | None, window: Window) -> SolvingFigures:
    """Searches that ended by themselves: the share that was solved, and the time to it."""
    seconds = SecondsBetween(Job.created_at, Job.finished_at).label("seconds")
    jobs = jobs_within(owner_id, window, outcome(), seconds)
    decided = jobs.c.outcome.in_((Outcome.SOLVED, Outcome.UNSOLVED))
    counted = await session.execute(select(jobs.c.bucket, func.count()).where(decided).group_by(jobs.c.bucket))
    searches: dict[str | None, int] = {row[0]: row[1] for row in counted}
    solved = jobs.c.outcome == Outcome.SOLVED
    times: dict[str | None, Any] = {}
    for row in await session.execute(percentiles(jobs, "seconds", ["bucket"], where=solved)):
        times[row[0]] = tuple(row[1:])
    for row in await session.execute(percentiles(jobs, "seconds", [], where=solved)):
        times[None] = tuple(row)
    searches[None] = sum(searches.values())
    rows = [_solving(bucket, searches[bucket], times.get(bucket)) for bucket in _whole_first(searches)]
    return SolvingFigures(**head_of(window), rows=rows, cut=await is_cut(session, jobs))


def _solving(bucket: str | None, searches: int, times: Any) -> SolvingRow:
    solved, median, late = times or (0, None, None)
    return SolvingRow(
        bucket=None if bucket is None else date.fromisoformat(bucket),
        searches=searches,
        solved=solved,
        share=share_of(solved, searches),
        seconds_p50=median,
        seconds_p95=late,
    )


async def read_queue(session: AsyncSession, window: Window) -> QueueFigures:
    """How long jobs of all people waited for their first start, and ran until they ended."""
    # `started_at` is of the last try: only of a job that was never put back is it the first start as well.
    waited = case((Job.generation == 0, SecondsBetween(Job.created_at, Job.started_at))).label("waited")
    ran = case((Job.state.in_(_ENDED) & (Job.run_seconds > 0), Job.run_seconds)).label("ran")
    jobs = jobs_within(None, window, waited, ran)
    times: dict[str, dict[str | None, Any]] = {"waited": {}, "ran": {}}
    for name, found in times.items():
        for row in await session.execute(percentiles(jobs, name, ["bucket"], where=true())):
            found[row[0]] = tuple(row[1:])
        for row in await session.execute(percentiles(jobs, name, [], where=true())):
            found[None] = tuple(row)
    buckets = _whole_first(times["waited"] | times["ran"])
    rows = [_queue(bucket, times["waited"].get(bucket), times["ran"].get(bucket)) for bucket in buckets]
    return QueueFigures(**head_of(window), rows=rows, cut=await is_cut(session, jobs))


def _queue(bucket: str | None, waited: Any, ran: Any) -> QueueRow:
    nothing = (0, None, None)
    started, waiting_p50, waiting_p95 = waited or nothing
    ended, running_p50, running_p95 = ran or nothing
    return QueueRow(
        bucket=None if bucket is None else date.fromisoformat(bucket),
        started=started,
        waiting_p50=waiting_p50,
        waiting_p95=waiting_p95,
        ended=ended,
        running_p50=running_p50,
        running_p95=running_p95,
    )


async def read_failures(session: AsyncSession, window: Window) -> FailureFigures:
    """Why jobs of all people failed."""
    failed = case((Job.state == Outcome.FAILED, cast(JsonWord(Job.error, "$.code"), Text))).label("code")
    jobs = jobs_within(None, window, Job.state, Job.type, failed)
    count = func.count()
    wanted = (
        select(jobs.c.code, jobs.c.type, count)
        .where(jobs.c.state == Outcome.FAILED)
        .group_by(jobs.c.code, jobs.c.type)
        .order_by(count.desc(), jobs.c.code, jobs.c.type)
        .limit(_MOST_CAUSES)
    )
    rows = [FailuresRow(code=code or "", type=kind, jobs=many) for code, kind, many in await session.execute(wanted)]
    return FailureFigures(**head_of(window), rows=rows, cut=len(rows) == _MOST_CAUSES)


def head_of(window: Window) -> dict[str, Any]:
    """What every answer says of its window."""
    return {
        "first": window.first,
        "last": window.last,
        "bucket": window.bucket,
        "zone": window.zone,
        "buckets": window.buckets(),
    }


def _whole_first(found: dict[str | None, Any]) -> list[str | None]:
    return [None, *sorted(bucket for bucket in found if bucket is not None)]
