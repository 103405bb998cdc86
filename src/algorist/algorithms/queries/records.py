"""Reads of algorithms in a session: beside writes, and where no hot read is needed."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.algorithms.rules import may_read_algorithm
from algorist.algorithms.schemas import (
    AlgorithmSummary,
    AlgorithmView,
    AnalysisView,
    Difference,
    SharedAlgorithm,
    ShareView,
    TraceView,
    VersionSummary,
    VersionView,
)
from algorist.db.tables import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmTag,
    AlgorithmVersion,
    Favourite,
    ProblemRecord,
    Share,
    TraceRecord,
)
from algorist.errors import NotFound


async def find_algorithm(
    session: AsyncSession, algorithm_id: int, user_id: int | None, *, is_admin: bool = False
) -> Algorithm:
    """The algorithm, if this person may read it.

    Raises:
        NotFound: there is none, or it is another's.
    """
    algorithm = await session.get(Algorithm, algorithm_id)
    if algorithm is None or not may_read_algorithm(algorithm, user_id, is_admin=is_admin):
        raise NotFound(f"There is no algorithm {algorithm_id}.")
    return algorithm


async def find_version(session: AsyncSession, algorithm_id: int, number: int) -> AlgorithmVersion:
    """Version `number` of an algorithm whose reading is already permitted.

    Raises:
        NotFound: the algorithm has no such version.
    """
    wanted = select(AlgorithmVersion).where(
        AlgorithmVersion.algorithm_id == algorithm_id, AlgorithmVersion.number == number
    )
    version = await session.scalar(wanted)
    if version is None:
        raise NotFound(f"Algorithm {algorithm_id} has no version {number}.")
    return version


async def summarise_algorithms(
    session: AsyncSession, algorithms: Iterable[Algorithm], user_id: int | None
) -> list[AlgorithmSummary]:
    """Rows for a list: tags, titles and favourites of all of them in three queries."""
    rows = list(algorithms)
    ids = [row.id for row in rows]
    tags: dict[int, list[str]] = defaultdict(list)
    chosen = select(AlgorithmTag).where(AlgorithmTag.algorithm_id.in_(ids)).order_by(AlgorithmTag.tag)
    for tag in await session.scalars(chosen):
        tags[tag.algorithm_id].append(tag.tag)
    titled = select(ProblemRecord.id, ProblemRecord.title).where(ProblemRecord.id.in_({row.problem_id for row in rows}))
    titles = {row[0]: row[1] for row in await session.execute(titled)}
    marked = select(Favourite.algorithm_id).where(Favourite.user_id == user_id, Favourite.algorithm_id.in_(ids))
    favourites = set(await session.scalars(marked))
    return [
        AlgorithmSummary.model_validate(
            {
                **_columns(row),
                "problem_title": titles.get(row.problem_id, ""),
                "tags": tags[row.id],
                "is_mine": row.owner_id == user_id,
                "is_favourite": row.id in favourites,
            }
        )
        for row in rows
    ]


def _columns(row: Algorithm) -> dict[str, object]:
    names = (
        "id", "name", "summary", "problem_id", "tier", "designer", "verdict", "verified", "score", "visibility",
        "created_at", "updated_at",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} | {"version": row.current_version}


async def read_algorithm(session: AsyncSession, algorithm: Algorithm, user_id: int | None) -> AlgorithmView:
    """An algorithm with its current version."""
    [summary] = await summarise_algorithms(session, [algorithm], user_id)
    version = await find_version(session, algorithm.id, algorithm.current_version)
    problem = await session.get(ProblemRecord, algorithm.problem_id)
    counted = select(func.count()).where(AlgorithmVersion.algorithm_id == algorithm.id)
    return AlgorithmView(
        **summary.model_dump(),
        revision=algorithm.revision,
        current=view_version(version),
        signature=str(problem.document.get("signature", "")) if problem else "",
        job_id=algorithm.job_id,
        version_count=await session.scalar(counted) or 0,
    )


def view_version(version: AlgorithmVersion) -> VersionView:
    """A version as it crosses the wire."""
    return VersionView.model_validate(version, from_attributes=True)


async def list_versions(session: AsyncSession, algorithm_id: int) -> list[VersionSummary]:
    """All versions of an algorithm, newest first, without code."""
    wanted = (
        select(AlgorithmVersion)
        .where(AlgorithmVersion.algorithm_id == algorithm_id)
        .order_by(AlgorithmVersion.number.desc())
    )
    return [VersionSummary.model_validate(row, from_attributes=True) for row in await session.scalars(wanted)]


async def compare_versions(session: AsyncSession, algorithm_id: int, before: int, after: int) -> Difference:
    """Two versions side by side, and their unified difference."""
    old = await find_version(session, algorithm_id, before)
    new = await find_version(session, algorithm_id, after)
    lines = difflib.unified_diff(
        old.source.splitlines(), new.source.splitlines(), f"version {before}", f"version {after}", lineterm=""
    )
    return Difference(
        before=before, after=after, before_source=old.source, after_source=new.source, unified="\n".join(lines)
    )


async def list_analyses(session: AsyncSession, algorithm_id: int) -> list[AnalysisView]:
    """All analyses of an algorithm, newest first."""
    wanted = (
        select(AlgorithmAnalysis, AlgorithmVersion.number)
        .join(AlgorithmVersion, AlgorithmVersion.id == AlgorithmAnalysis.version_id)
        .where(AlgorithmAnalysis.algorithm_id == algorithm_id)
        .order_by(AlgorithmAnalysis.created_at.desc(), AlgorithmAnalysis.id.desc())
        .limit(200)
    )
    return [
        AnalysisView(
            id=row.id,
            version=number,
            kind=row.kind,
            result=row.result,
            job_id=row.job_id,
            created_at=row.created_at,
        )
        for row, number in await session.execute(wanted)
    ]


async def list_traces(session: AsyncSession, algorithm_id: int) -> list[TraceView]:
    """All recorded runs of an algorithm, newest first."""
    wanted = (
        select(TraceRecord, AlgorithmVersion.number)
        .join(AlgorithmVersion, AlgorithmVersion.id == TraceRecord.version_id)
        .where(AlgorithmVersion.algorithm_id == algorithm_id)
        .order_by(TraceRecord.id.desc())
        .limit(200)
    )
    found = await session.execute(wanted)
    return [view_trace(row, number, f"/api/algorithms/{algorithm_id}/traces/{row.id}") for row, number in found]


def view_trace(row: TraceRecord, version: int, url: str) -> TraceView:
    """A recorded run as it crosses the wire; its steps are fetched from `url`."""
    return TraceView(
        id=row.id,
        version=version,
        label=row.label,
        input=row.input,
        from_step=row.from_step,
        steps=row.steps,
        size_bytes=row.size_bytes,
        truncated=row.truncated,
        url=url,
        created_at=row.created_at,
    )


async def find_trace(session: AsyncSession, algorithm_id: int, trace_id: int) -> TraceRecord:
    """A recorded run of an algorithm whose reading is already permitted.

    Raises:
        NotFound: there is none.
    """
    wanted = (
        select(TraceRecord)
        .join(AlgorithmVersion, AlgorithmVersion.id == TraceRecord.version_id)
        .where(TraceRecord.id == trace_id, AlgorithmVersion.algorithm_id == algorithm_id)
    )
    trace = await session.scalar(wanted)
    if trace is None:
        raise NotFound(f"Algorithm {algorithm_id} has no recorded run {trace_id}.")
    return trace


async def find_current_versions(session: AsyncSession, algorithms: Sequence[Algorithm]) -> list[AlgorithmVersion]:
    """The current version of each algorithm, in order."""
    return [await find_version(session, row.id, row.current_version) for row in algorithms]


async def find_share(session: AsyncSession, slug: str) -> Share:
    """The link of this word.

    Raises:
        NotFound: there is none, or it was revoked.
    """
    share = await session.scalar(select(Share).where(Share.slug == slug))
    if share is None:
        raise NotFound("There is nothing behind this link.")
    if share.revoked_at is not None:
        raise NotFound("This link was revoked by the person who made it.", code="share_revoked")
    return share


async def name_shared(session: AsyncSession, slug: str) -> tuple[str, str] | None:
    """What is behind a link, for the card that other programs draw of it: a title and a sentence, or nothing."""
    wanted = (
        select(Algorithm.name, Algorithm.summary, ProblemRecord.title)
        .join(Share, Share.algorithm_id == Algorithm.id)
        .join(ProblemRecord, ProblemRecord.id == Algorithm.problem_id)
        .where(Share.slug == slug, Share.revoked_at.is_(None))
    )
    found = (await session.execute(wanted)).first()
    if found is None:
        return None
    name, summary, problem = found
    return f"{name}, for {problem}", summary or "An algorithm, its program and a recorded run, step by step."


async def read_shared(session: AsyncSession, share: Share) -> SharedAlgorithm:
    """What a person without an account sees behind a link."""
    algorithm = await session.get_one(Algorithm, share.algorithm_id)
    version = await find_version(session, algorithm.id, share.version_number)
    problem = await session.get_one(ProblemRecord, algorithm.problem_id)
    trace = await session.get(TraceRecord, share.trace_id) if share.trace_id else None
    analyses = await list_analyses(session, algorithm.id)
    return SharedAlgorithm(
        name=algorithm.name,
        summary=algorithm.summary,
        problem_title=problem.title,
        statement=str(problem.document.get("statement", "")),
        signature=str(problem.document.get("signature", "")),
        version=view_version(version),
        analyses=[analysis for analysis in analyses if analysis.version == version.number],
        trace=view_trace(trace, version.number, f"/api/shares/{share.slug}/trace") if trace else None,
    )


async def list_shares(session: AsyncSession, algorithm_id: int) -> list[Share]:
    """The links of an algorithm that are not revoked, newest first."""
    wanted = (
        select(Share)
        .where(Share.algorithm_id == algorithm_id, Share.revoked_at.is_(None))
        .order_by(Share.id.desc())
        .limit(200)
    )
    return list(await session.scalars(wanted))


def view_share(row: Share, public_url: str) -> ShareView:
    """A link as it crosses the wire."""
    return ShareView(
        id=row.id,
        slug=row.slug,
        url=f"{public_url.rstrip('/')}/s/{row.slug}",
        version=row.version_number,
        trace_id=row.trace_id,
        created_at=row.created_at,
    )
