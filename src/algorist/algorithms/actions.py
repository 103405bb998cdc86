"""Writes of algorithms; nothing here commits."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from algorist.algorithms.queries import find_algorithm, find_version
from algorist.algorithms.rules import UNVERIFIED, is_better, make_slug, may_change_algorithm, searchable_text
from algorist.algorithms.schemas import AlgorithmChange
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import (
    Algorithm,
    AlgorithmAnalysis,
    AlgorithmTag,
    AlgorithmVersion,
    Favourite,
    Lineage,
    ProblemRecord,
    Share,
    TraceRecord,
)
from algorist.engine.terms.outcome import Evaluation
from algorist.errors import NotAllowed, NotFound

_MARK = HotStatement(insert(Favourite).values(user_id=bindparam("user_id"), algorithm_id=bindparam("algorithm_id")))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """What is written of a version; `parents` are ids of versions, `relation` what they gave."""

    source: str
    origin: str
    note: str = ""
    tier: str = "person"
    designer: str = ""
    canonical: str = ""
    verdict: str = ""
    verified: str = UNVERIFIED
    passed: int = 0
    total: int = 0
    score: float | None = None
    sealed_score: float | None = None
    proposal: dict[str, Any] = field(default_factory=dict)
    evaluation: dict[str, Any] = field(default_factory=dict)
    card: dict[str, Any] = field(default_factory=dict)
    job_id: int | None = None
    parents: Sequence[int] = ()
    relation: str = "improve"


async def create_algorithm(
    tx: Transaction, owner_id: int, problem: ProblemRecord, name: str, summary: str, version: NewVersion
) -> Algorithm:
    """A new algorithm with its first version; the problem's best is kept up to date."""
    algorithm = Algorithm(
        owner_id=owner_id,
        problem_id=problem.id,
        job_id=version.job_id,
        name=name[:200],
        summary=summary[:1000],
        search_text=searchable_text(name, summary, problem.title, version.source),
        current_version=0,
    )
    tx.add(algorithm)
    await tx.flush()
    await record_version(tx, algorithm, owner_id, version)
    await _keep_best(tx, problem, algorithm)
    return algorithm


async def record_version(tx: Transaction, algorithm: Algorithm, user_id: int, new: NewVersion) -> AlgorithmVersion:
    """A further version, which becomes the current one."""
    counted = select(func.max(AlgorithmVersion.number)).where(AlgorithmVersion.algorithm_id == algorithm.id)
    number = (await tx.scalar(counted) or 0) + 1
    names = (
        "source", "origin", "tier", "designer", "canonical", "verdict", "verified", "passed", "total", "score",
        "sealed_score", "proposal", "evaluation", "card", "job_id",
    )  # fmt: skip
    version = AlgorithmVersion(
        algorithm_id=algorithm.id,
        number=number,
        note=new.note[:500],
        created_by=user_id,
        **{name: getattr(new, name) for name in names},
    )
    tx.add(version)
    await tx.flush()
    for parent in dict.fromkeys(new.parents):
        tx.add(Lineage(child_version_id=version.id, parent_version_id=parent, relation=new.relation))
    _show_version(algorithm, version)
    await tx.flush()
    return version


def _show_version(algorithm: Algorithm, version: AlgorithmVersion) -> None:
    algorithm.current_version = version.number
    algorithm.revision = (algorithm.revision or 0) + 1
    for name in ("tier", "designer", "verdict", "verified", "score"):
        setattr(algorithm, name, getattr(version, name))


async def _keep_best(tx: Transaction, problem: ProblemRecord, algorithm: Algorithm) -> None:
    direction = (problem.document.get("evaluator") or {}).get("direction")
    first_accepted = problem.best_algorithm_id is None and algorithm.verdict == "accepted"
    if first_accepted or (
        algorithm.verdict == "accepted" and is_better(algorithm.score, problem.best_score, direction)
    ):
        problem.best_algorithm_id = algorithm.id
        problem.best_score = algorithm.score
        await tx.flush()


async def change_algorithm(tx: Transaction, algorithm: Algorithm, user_id: int, change: AlgorithmChange) -> None:
    """Change an algorithm that `find_own_algorithm` gave; a new source makes a new, unverified version."""
    for name in ("name", "summary", "visibility"):
        value = getattr(change, name)
        if value is not None:
            setattr(algorithm, name, value)
    if change.tags is not None:
        await _write_tags(tx, algorithm.id, change.tags)
    await _write_search_text(tx, algorithm, change.source)
    if change.source is not None:
        current = await find_version(tx, algorithm.id, algorithm.current_version)
        new = NewVersion(source=change.source, origin="edit", note=change.note, parents=[current.id], relation="edit")
        await record_version(tx, algorithm, user_id, new)
    else:
        algorithm.revision += 1
    await tx.flush()


async def _write_search_text(tx: Transaction, algorithm: Algorithm, source: str | None) -> None:
    """A renamed algorithm is found by its new name."""
    problem = await tx.get_one(ProblemRecord, algorithm.problem_id)
    current = source or (await find_version(tx, algorithm.id, algorithm.current_version)).source
    algorithm.search_text = searchable_text(algorithm.name, algorithm.summary, problem.title, current)


async def find_own_algorithm(tx: Transaction, algorithm_id: int, user_id: int, *, is_admin: bool) -> Algorithm:
    """The algorithm, if this person may change it; until the transaction ends, nobody else changes it.

    Raises:
        NotFound: there is none that this person may see.
        NotAllowed: it may be seen but is another's.
    """
    await tx.get(Algorithm, algorithm_id, with_for_update=True)
    algorithm = await find_algorithm(tx, algorithm_id, user_id, is_admin=is_admin)
    if not may_change_algorithm(algorithm, user_id, is_admin=is_admin):
        raise NotAllowed("Only the owner may change an algorithm: fork it instead.")
    return algorithm


async def delete_algorithm(tx: Transaction, algorithm: Algorithm) -> None:
    """Delete an algorithm with its versions; the problem forgets it as its best."""
    problem = await tx.get(ProblemRecord, algorithm.problem_id)
    if problem is not None and problem.best_algorithm_id == algorithm.id:
        problem.best_algorithm_id = None
        problem.best_score = None
    await tx.delete(algorithm)


async def restore_version(tx: Transaction, algorithm: Algorithm, user_id: int, number: int) -> AlgorithmVersion:
    """Make a copy of an earlier version the newest one; versions are never changed."""
    old = await find_version(tx, algorithm.id, number)
    copied = _content_of(old)
    new = NewVersion(
        **copied, origin="restore", note=f"version {number} restored", parents=[old.id], relation="restore"
    )
    return await record_version(tx, algorithm, user_id, new)


async def fork_algorithm(tx: Transaction, algorithm: Algorithm, user_id: int) -> Algorithm:
    """A copy of another's algorithm that a person owns, with the line of descent kept."""
    version = await find_version(tx, algorithm.id, algorithm.current_version)
    problem = await tx.get_one(ProblemRecord, algorithm.problem_id)
    copied = _content_of(version)
    new = NewVersion(**copied, origin="fork", parents=[version.id], relation="fork")
    return await create_algorithm(tx, user_id, problem, algorithm.name, algorithm.summary, new)


def _content_of(version: AlgorithmVersion) -> dict[str, Any]:
    """What a copy takes over: the program and everything known of it, not when and by whom it was made."""
    names = ("source", "tier", "designer", "canonical", "verdict", "verified", "passed", "total", "score")
    more = ("sealed_score", "proposal", "evaluation", "card")
    return {name: getattr(version, name) for name in (*names, *more)}


async def mark_favourite(tx: Transaction, algorithm_id: int, user_id: int, *, marked: bool) -> None:
    """Set or remove a person's mark; harmless when it is as wished."""
    if not marked:
        mine = (Favourite.user_id == user_id, Favourite.algorithm_id == algorithm_id)
        await tx.execute(delete(Favourite).where(*mine))
        return
    with suppress(IntegrityError):  # it is marked already, perhaps by a click of this very moment
        await tx.insert(_MARK, user_id=user_id, algorithm_id=algorithm_id)


async def create_share(
    tx: Transaction, algorithm: Algorithm, user_id: int, version: int | None, trace_id: int | None
) -> Share:
    """A link that anyone may open until it is revoked.

    Raises:
        NotFound: the version or the trace is not this algorithm's.
    """
    number = version or algorithm.current_version
    found = await find_version(tx, algorithm.id, number)
    if trace_id is not None:
        trace = await tx.get(TraceRecord, trace_id)
        if trace is None or trace.version_id != found.id:
            raise NotFound(f"Version {number} has no recorded run {trace_id}.")
    share = Share(
        slug=make_slug(), owner_id=user_id, algorithm_id=algorithm.id, version_number=number, trace_id=trace_id
    )
    tx.add(share)
    await tx.flush()
    return share


async def revoke_share(tx: Transaction, algorithm: Algorithm, share_id: int) -> None:
    """Make a link void, at once and for good."""
    share = await tx.get(Share, share_id)
    if share is None or share.algorithm_id != algorithm.id:
        raise NotFound(f"Algorithm {algorithm.id} has no link {share_id}.")
    share.revoked_at = share.revoked_at or now()


async def record_analysis(
    tx: Transaction, version: AlgorithmVersion, kind: str, result: dict[str, Any], job_id: int | None
) -> AlgorithmAnalysis:
    """Something found out about a version; earlier findings stay."""
    analysis = AlgorithmAnalysis(
        algorithm_id=version.algorithm_id, version_id=version.id, kind=kind, result=result, job_id=job_id
    )
    tx.add(analysis)
    await tx.flush()
    return analysis


async def record_verdict(
    tx: Transaction, algorithm: Algorithm, version: AlgorithmVersion, evaluation: Evaluation, card: dict[str, Any]
) -> None:
    """The first verdict of a version that came without one; a verdict that is there never changes."""
    assert version.verdict == "", "a version has one verdict"
    version.verdict = evaluation.verdict.value
    version.verified = str(card["label"])
    version.card = card
    version.passed, version.total = evaluation.passed, evaluation.total
    version.score, version.sealed_score = evaluation.score, evaluation.sealed_score
    version.canonical = evaluation.canonical
    version.evaluation = msgspec.to_builtins(evaluation)
    if algorithm.current_version == version.number:
        _show_version(algorithm, version)
    await tx.flush()


async def _write_tags(tx: Transaction, algorithm_id: int, tags: Sequence[str]) -> None:
    await tx.execute(delete(AlgorithmTag).where(AlgorithmTag.algorithm_id == algorithm_id))
    for tag in sorted(set(tags)):
        tx.add(AlgorithmTag(algorithm_id=algorithm_id, tag=tag))
