"""Reads of problems in a session, and the problems that are shipped."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.db.tables import Algorithm, ProblemRecord, ProblemTag, User
from algorist.engine.documents import document_from_problem, read_problem
from algorist.errors import NotFound
from algorist.problems.rules import may_read_problem, shown_document
from algorist.problems.schemas import ExampleSummary, Leaderboard, LeaderboardRow, ProblemSummary, ProblemView


async def find_problem(
    session: AsyncSession, problem_id: int, user_id: int | None, *, is_admin: bool = False
) -> ProblemRecord:
    """The problem, if this person may read it.

    Raises:
        NotFound: there is none, or it is another's.
    """
    problem = await session.get(ProblemRecord, problem_id)
    if problem is None or not may_read_problem(problem, user_id, is_admin=is_admin):
        raise NotFound(f"There is no problem {problem_id}.")
    return problem


async def summarise_problems(
    session: AsyncSession, problems: Iterable[ProblemRecord], user_id: int | None
) -> list[ProblemSummary]:
    """Rows for a list: tags and counts of all of them in two queries."""
    rows = list(problems)
    ids = [row.id for row in rows]
    tags: dict[int, list[str]] = defaultdict(list)
    chosen = select(ProblemTag).where(ProblemTag.problem_id.in_(ids)).order_by(ProblemTag.tag)
    for tag in await session.scalars(chosen):
        tags[tag.problem_id].append(tag.tag)
    visible = or_(Algorithm.owner_id == user_id, Algorithm.visibility == "public")
    counted = (
        select(Algorithm.problem_id, func.count())
        .where(Algorithm.problem_id.in_(ids), visible)
        .group_by(Algorithm.problem_id)
    )
    counts = {row[0]: row[1] for row in await session.execute(counted)}
    return [_summary(row, tags[row.id], counts.get(row.id, 0), user_id) for row in rows]


def _summary(row: ProblemRecord, tags: list[str], count: int, user_id: int | None) -> ProblemSummary:
    evaluator = row.document.get("evaluator") or {}
    return ProblemSummary(
        id=row.id,
        title=row.title,
        kind=row.kind,
        tags=tags,
        visibility=row.visibility,
        example=row.example,
        is_mine=row.owner_id == user_id,
        algorithm_count=count,
        best_algorithm_id=row.best_algorithm_id,
        best_score=row.best_score,
        direction=evaluator.get("direction"),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


async def view_problem(
    session: AsyncSession, problem: ProblemRecord, user_id: int | None, *, is_admin: bool = False
) -> ProblemView:
    """A problem with as much of its document as this person may see."""
    [summary] = await summarise_problems(session, [problem], user_id)
    document = shown_document(problem, user_id, is_admin=is_admin)
    return ProblemView(
        **summary.model_dump(),
        document=document,
        signature=str(document.get("signature", "")),
        statement=str(document.get("statement", "")),
        revision=problem.revision,
    )


@lru_cache(maxsize=1)
def read_examples() -> dict[str, dict[str, Any]]:
    """The documents of the problems shipped with the product, by name; beside the package or in it."""
    package = Path(__file__).resolve().parents[2]
    folder = next((found for found in (package / "examples", package.parents[1] / "examples") if found.is_dir()), None)
    if folder is None:
        return {}
    files = sorted(file for file in folder.iterdir() if file.suffix in {".toml", ".yaml", ".yml", ".json"})
    return {file.stem: document_from_problem(read_problem(file)) for file in files}


def find_example(name: str) -> dict[str, Any]:
    """The document of a shipped problem.

    Raises:
        NotFound: none has this name.
    """
    document = read_examples().get(name)
    if document is None:
        raise NotFound(f"There is no example {name!r}: GET /api/problems/examples lists them.")
    return document


def summarise_example(name: str, document: dict[str, Any]) -> ExampleSummary:
    """A shipped problem as a row of a list."""
    return ExampleSummary(
        name=name,
        title=document["title"],
        kind=document["kind"],
        tags=document.get("tags", []),
        statement=document.get("statement", ""),
        signature=document["signature"],
    )


async def read_leaderboard(session: AsyncSession, problem: ProblemRecord, user_id: int | None) -> Leaderboard:
    """The algorithms of a problem that a person may see, best first (accepted first where there are no scores)."""
    evaluator = problem.document.get("evaluator") or {}
    direction = evaluator.get("direction")
    order = Algorithm.score.asc() if direction == "minimise" else Algorithm.score.desc()
    statement = (
        select(Algorithm, User.name)
        .join(User, User.id == Algorithm.owner_id)
        .where(
            Algorithm.problem_id == problem.id,
            or_(Algorithm.owner_id == user_id, Algorithm.visibility == "public"),
        )
        .order_by(Algorithm.verdict != "accepted", Algorithm.score.is_(None), order, Algorithm.created_at)
        .limit(200)
    )
    found = (await session.execute(statement)).all()
    rows = [_leader(rank, algorithm, owner) for rank, (algorithm, owner) in enumerate(found, 1)]
    return Leaderboard(direction=direction, best_known=evaluator.get("best_known"), rows=rows)


def _leader(rank: int, algorithm: Algorithm, owner: str) -> LeaderboardRow:
    return LeaderboardRow(
        rank=rank,
        algorithm_id=algorithm.id,
        name=algorithm.name,
        tier=algorithm.tier,
        designer=algorithm.designer,
        verdict=algorithm.verdict,
        verified=algorithm.verified,
        score=algorithm.score,
        version=algorithm.current_version,
        owner=owner,
        created_at=algorithm.created_at,
    )
