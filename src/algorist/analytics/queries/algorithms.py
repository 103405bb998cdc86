"""Figures of algorithms: their gain over the baselines, and how they grow."""

from collections import Counter, defaultdict
from typing import Any

import msgspec
from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.analytics.queries.jobs import head_of
from algorist.analytics.queries.windows import within
from algorist.analytics.rules import Rival, Window, gain_over, hardest_rival, rivals_of
from algorist.analytics.schemas import GainFigures, GainsRow, GrowthFigures, GrowthRow
from algorist.db.columns import JsonWord
from algorist.db.tables import Algorithm, AlgorithmAnalysis, AlgorithmVersion, ProblemRecord

# Their result cards are read, so there are fewer of them than of other rows.
_MOST_ALGORITHMS = 1000
_DIRECTIONS = frozenset({"maximise", "minimise"})


def _algorithms_within(owner_id: int | None, window: Window) -> Select[Any]:
    found = select(Algorithm.id).where(*within(Algorithm.created_at, window))
    if owner_id is not None:
        found = found.where(Algorithm.owner_id == owner_id)
    return found.order_by(Algorithm.created_at.desc(), Algorithm.id.desc()).limit(_MOST_ALGORITHMS)


async def read_gains(session: AsyncSession, owner_id: int | None, window: Window) -> GainFigures:
    """For each problem the best algorithm of the window, beside the hardest baseline of each kind."""
    newest = _algorithms_within(owner_id, window).subquery()
    shown = and_(AlgorithmVersion.algorithm_id == Algorithm.id, AlgorithmVersion.number == Algorithm.current_version)
    wanted = (
        select(
            Algorithm.problem_id,
            ProblemRecord.title,
            JsonWord(ProblemRecord.document, "$.evaluator.direction"),
            Algorithm.id,
            Algorithm.name,
            AlgorithmVersion.score,
            AlgorithmVersion.passed,
            AlgorithmVersion.total,
            JsonWord(AlgorithmVersion.card, "$.baselines"),
        )
        .join_from(newest, Algorithm, Algorithm.id == newest.c.id)
        .join(AlgorithmVersion, shown)
        .join(ProblemRecord, ProblemRecord.id == Algorithm.problem_id)
        .order_by(Algorithm.created_at.desc(), Algorithm.id.desc())
    )
    found = (await session.execute(wanted)).all()
    best: dict[int, tuple[Any, list[Rival]]] = {}
    for row in found:
        rivals = _rivals(row)
        if rivals and (row[0] not in best or _beats(rivals[0].own, best[row[0]][1][0].own, row[2])):
            best[row[0]] = (row, rivals)
    rows = [line for row, rivals in best.values() for line in _lines(row, rivals)]
    return GainFigures(**head_of(window), rows=rows, cut=len(found) == _MOST_ALGORITHMS)


def _rivals(row: Any) -> list[Rival]:
    score, passed, total, baselines = row[5], row[6], row[7], row[8]
    listed = msgspec.json.decode(baselines) if baselines and baselines != "null" else []
    return rivals_of(listed, score, passed / total if total else None)


def _beats(own: float, other: float, direction: str | None) -> bool:
    return own < other if direction == "minimise" else own > other


def _lines(row: Any, rivals: list[Rival]) -> list[GainsRow]:
    direction = row[2] if row[2] in _DIRECTIONS else None
    kinds: dict[str, list[Rival]] = defaultdict(list)
    for rival in rivals:
        kinds[rival.kind].append(rival)
    return [_line(row, hardest_rival(those, direction), direction) for _, those in sorted(kinds.items())]


def _line(row: Any, hardest: Rival, direction: Any) -> GainsRow:
    return GainsRow(
        problem_id=row[0],
        problem=row[1],
        direction=direction,
        algorithm_id=row[3],
        algorithm=row[4],
        kind=hardest.kind,
        baseline=hardest.name,
        result=hardest.own,
        against=hardest.other,
        gain=gain_over(hardest, direction),
        better=hardest.better,
    )


async def read_growth(session: AsyncSession, owner_id: int | None, window: Window) -> GrowthFigures:
    """The classes that the newest measurement of each algorithm allows."""
    newest = _algorithms_within(owner_id, window).subquery()
    measured = (
        select(func.max(AlgorithmAnalysis.id).label("id"))
        .join_from(newest, AlgorithmAnalysis, AlgorithmAnalysis.algorithm_id == newest.c.id)
        .where(AlgorithmAnalysis.kind == "growth")
        .group_by(AlgorithmAnalysis.algorithm_id)
        .subquery()
    )
    wanted = select(JsonWord(AlgorithmAnalysis.result, "$.classes")).join(
        measured, measured.c.id == AlgorithmAnalysis.id
    )
    found = [_classes(text) for text in await session.scalars(wanted)]
    rows = [GrowthRow(growth=words, algorithms=count) for words, count in Counter(found).most_common()]
    return GrowthFigures(**head_of(window), rows=rows, cut=len(found) == _MOST_ALGORITHMS)


def _classes(text: str | None) -> str:
    return " or ".join(msgspec.json.decode(text)) if text and text != "null" else ""
