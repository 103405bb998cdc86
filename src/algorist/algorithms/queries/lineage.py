"""Which version came from which: the family of an algorithm, and all versions for a problem."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.algorithms.schemas import LineageEdge, LineageNode, LineageView
from algorist.db.tables import Algorithm, AlgorithmVersion, Lineage

MAX_FAMILY = 2000
_Edges = dict[tuple[int, int], str]


async def read_lineage(session: AsyncSession, algorithm: Algorithm, user_id: int | None) -> LineageView:
    """The family of an algorithm: all ancestors and descendants of its versions that the reader may see.

    A family is read generation by generation, at most `MAX_FAMILY` versions of it.
    """
    own = select(AlgorithmVersion.id).where(AlgorithmVersion.algorithm_id == algorithm.id)
    family = dict.fromkeys(await session.scalars(own), 0)
    edges: _Edges = {}
    frontier = set(family)
    while frontier and len(family) < MAX_FAMILY:
        found = await _read_edges(session, frontier)
        edges |= found
        ends = {end for pair in found for end in pair}
        frontier = ends - family.keys()
        family.update(dict.fromkeys(frontier, 0))
    readable = or_(Algorithm.owner_id == user_id, Algorithm.visibility != "private")
    nodes = await _read_nodes(session, AlgorithmVersion.id.in_(set(family)), readable)
    return _draw(nodes, edges)


async def read_problem_lineage(session: AsyncSession, problem_id: int, user_id: int | None) -> LineageView:
    """All versions of the algorithms of a problem that the reader may find, those that failed included.

    Of more than `MAX_FAMILY` versions the newest are read.
    """
    listed = or_(Algorithm.owner_id == user_id, Algorithm.visibility == "public")
    nodes = await _read_nodes(session, Algorithm.problem_id == problem_id, listed)
    edges = await _read_edges(session, {node.version_id for node in nodes}) if nodes else {}
    return _draw(nodes, edges)


async def _read_edges(session: AsyncSession, version_ids: set[int]) -> _Edges:
    touching = or_(Lineage.child_version_id.in_(version_ids), Lineage.parent_version_id.in_(version_ids))
    found = await session.scalars(select(Lineage).where(touching))
    return {(row.parent_version_id, row.child_version_id): row.relation for row in found}


async def _read_nodes(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[LineageNode]:
    # Columns and not rows: a version carries its program, its proposal and its verdicts.
    wanted = (
        select(
            AlgorithmVersion.id.label("version_id"),
            Algorithm.id.label("algorithm_id"),
            Algorithm.name.label("algorithm_name"),
            AlgorithmVersion.number,
            AlgorithmVersion.tier,
            AlgorithmVersion.verdict,
            AlgorithmVersion.score,
            AlgorithmVersion.created_at,
        )
        .join(Algorithm, Algorithm.id == AlgorithmVersion.algorithm_id)
        .where(*conditions)
        .order_by(AlgorithmVersion.id.desc())
        .limit(MAX_FAMILY)
    )
    found = await session.execute(wanted)
    return [LineageNode.model_validate({**row, "generation": 0}) for row in found.mappings()][::-1]


def _draw(nodes: list[LineageNode], edges: _Edges) -> LineageView:
    shown = {node.version_id for node in nodes}
    kept = {pair: relation for pair, relation in edges.items() if shown.issuperset(pair)}
    _number_generations(nodes, kept)
    return LineageView(
        nodes=nodes,
        edges=[LineageEdge(parent=parent, child=child, relation=kind) for (parent, child), kind in kept.items()],
    )


def _number_generations(nodes: list[LineageNode], edges: Iterable[tuple[int, int]]) -> None:
    """A version's generation is one more than its youngest parent's; ids rise with time, so one pass is enough."""
    parents: dict[int, list[int]] = defaultdict(list)
    for parent, child in edges:
        parents[child].append(parent)
    generation: dict[int, int] = {}
    for node in nodes:
        node.generation = 1 + max((generation.get(parent, 0) for parent in parents[node.version_id]), default=-1)
        generation[node.version_id] = node.generation
