"""Figures of designers: what they proposed, the verdicts on it, and what they used."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.analytics.queries.jobs import head_of
from algorist.analytics.queries.windows import is_cut, jobs_within
from algorist.analytics.rules import Window, share_of
from algorist.analytics.schemas import DesignerFigures, DesignersRow, VerdictFigures, VerdictsRow
from algorist.db.tables import Job, JobStep

_MOST_MODELS = 500
_COUNTS = ("candidates", "accepted", "repeats", "troubles", "input_tokens", "output_tokens", "unpriced")
_AMOUNTS = ("dollars", "cpu_seconds")


async def read_designers(session: AsyncSession, owner_id: int | None, window: Window) -> DesignerFigures:
    """What each designer did in the jobs of a window."""
    jobs = jobs_within(owner_id, window, Job.id, Job.type)
    judged = JobStep.verdict != ""
    sums = (
        func.sum(case((judged, 1), else_=0)),
        func.sum(case((JobStep.verdict == "accepted", 1), else_=0)),
        func.sum(case((JobStep.duplicate_of.is_not(None), 1), else_=0)),
        # A draft is no candidate: nobody judges it, and that it has no verdict is no trouble.
        func.sum(case((or_(judged, jobs.c.type == "draft"), 0), else_=1)),
        func.sum(JobStep.input_tokens),
        func.sum(JobStep.output_tokens),
        func.sum(case((JobStep.dollars.is_(None), 1), else_=0)),
        func.coalesce(func.sum(JobStep.dollars), 0),
        func.sum(JobStep.cpu_seconds),
    )
    wanted = (
        select(JobStep.provider, JobStep.designer, *sums)
        .join_from(jobs, JobStep, JobStep.job_id == jobs.c.id)
        # A step that only says why a search ended asked nobody.
        .where(JobStep.designer != "")
        .group_by(JobStep.provider, JobStep.designer)
        .order_by(sums[0].desc())
        .limit(_MOST_MODELS)
    )
    found = (await session.execute(wanted)).all()
    cut = len(found) == _MOST_MODELS or await is_cut(session, jobs)
    return DesignerFigures(**head_of(window), rows=_fold(found), cut=cut)


def _fold(found: Sequence[Any]) -> list[DesignersRow]:
    """`catalogue: kadane` and `catalogue: merge sort` are one part of the offline engine."""
    totals: dict[tuple[str, str], dict[str, float]] = {}
    for provider, designer, *sums in found:
        model = designer.partition(":")[0] if provider == "offline" else designer
        total = totals.setdefault((provider, model), dict.fromkeys((*_COUNTS, *_AMOUNTS), 0))
        for name, value in zip((*_COUNTS, *_AMOUNTS), sums, strict=True):
            total[name] += float(value) if name in _AMOUNTS else int(value)
    rows = [
        DesignersRow.model_validate(
            {"designer": key[0], "model": key[1], **total}
            | {"share": share_of(int(total["accepted"]), int(total["candidates"]))}
        )
        for key, total in totals.items()
    ]
    return sorted(rows, key=lambda row: -row.candidates)


async def read_verdicts(session: AsyncSession, owner_id: int | None, window: Window) -> VerdictFigures:
    """The verdicts on the candidates of a window's jobs."""
    jobs = jobs_within(owner_id, window, Job.id)
    groups = (jobs.c.bucket, JobStep.verdict)
    wanted = (
        select(*groups, func.count())
        .join_from(jobs, JobStep, JobStep.job_id == jobs.c.id)
        .where(JobStep.verdict != "")
        .group_by(*groups)
        .order_by(*groups)
    )
    rows = [
        VerdictsRow(bucket=date.fromisoformat(bucket), verdict=verdict, candidates=count)
        for bucket, verdict, count in await session.execute(wanted)
    ]
    return VerdictFigures(**head_of(window), rows=rows, cut=await is_cut(session, jobs))
