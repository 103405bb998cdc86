"""Evolution on islands, each an archive that keeps the best program of every shape (a quality-diversity archive).

Islands and their reset are FunSearch's (Romera-Paredes et al. 2024), the archive of cells is MAP-Elites (Mouret & Clune
2015). Equal scores are no reason to drop a program: programs of unlike shape live in unlike cells.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from algorist.engine.design.measure import Quality
from algorist.engine.design.population import Population, is_conclusive
from algorist.engine.design.roles import Plan
from algorist.engine.design.strategies.best_of_n import fresh_plan
from algorist.engine.terms.design import Candidate, Step, StepKind

ISLANDS = 3
# Every so many candidates the best of each island is also offered to the next.
MIGRATION = 12
# Every so many candidates the weakest island starts again from the strongest one's best.
RESET = 60
INSPIRATIONS = 2
# How often the island's best is the parent; else any cell of the archive.
GREED = 0.5

Shape = tuple[int, int, int]


@dataclass(slots=True)
class Island:
    """One archive: the best program of each shape, and the best of all. `order` keeps the shapes in order of coming."""

    cells: dict[Shape, tuple[Quality, int]] = field(default_factory=dict)
    order: list[Shape] = field(default_factory=list)
    best: tuple[Quality, int] | None = None

    def offer(self, shape: Shape, quality: Quality, number: int) -> None:
        """Keep a program if it is the first or the best of its shape."""
        if shape not in self.cells:
            self.order.append(shape)
        if shape not in self.cells or quality > self.cells[shape][0]:
            self.cells[shape] = (quality, number)
        if self.best is None or quality > self.best[0]:
            self.best = (quality, number)

    def pick(self, rng: Random) -> int:
        """A parent's number: the best, or the tenant of any cell."""
        if self.best is not None and rng.random() < GREED:
            return self.best[1]
        return self.cells[rng.choice(self.order)][1]


class MapElites:
    """The islands take turns; a child belongs to the island whose turn it was."""

    name = "map_elites"

    def __init__(self, islands: int = ISLANDS) -> None:
        self._islands = [Island() for _ in range(islands)]

    def plan(self, population: Population, rng: Random) -> Plan | None:
        """A child of the island whose turn it is; a fresh program while that island is empty."""
        island = self._islands[population.finished % len(self._islands)]
        if not island.cells:
            return fresh_plan(population, self.name)
        if not population.designers:
            return None
        parent = population.candidates[island.pick(rng)]
        return Plan(
            designer=rng.choice(population.designers),
            kind=StepKind.EVOLVE,
            strategy=self.name,
            parents=(parent,),
            inspirations=tuple(self._inspirations(parent, population, rng)),
            repair=None if parent.evaluation.accepted else parent,
        )

    def observe(self, step: Step, population: Population) -> None:
        """Offer a candidate to its island; let the best wander and the weakest island start again."""
        candidate = step.candidate
        if candidate is None or step.duplicate_of is not None or not is_conclusive(candidate.evaluation):
            return
        turn = (candidate.number - 1) % len(self._islands)
        self._offer(self._islands[turn], candidate, population)
        if candidate.number % MIGRATION == 0:
            self._migrate(population)
        if candidate.number % RESET == 0:
            self._reset(population)

    def _offer(self, island: Island, candidate: Candidate, population: Population) -> None:
        island.offer(shape_of(candidate.proposal.source), population.quality(candidate.number), candidate.number)

    def _inspirations(self, parent: Candidate, population: Population, rng: Random) -> Iterator[Candidate]:
        """Up to two programs of other shapes, from any island."""
        settled = [island for island in self._islands if island.cells]
        picked = {settled[rng.randrange(len(settled))].pick(rng) for _ in range(INSPIRATIONS)}
        return (population.candidates[number] for number in sorted(picked - {parent.number}))

    def _migrate(self, population: Population) -> None:
        bests = [island.best for island in self._islands]
        for i, best in enumerate(bests):
            if best is not None:
                self._offer(self._islands[(i + 1) % len(self._islands)], population.candidates[best[1]], population)

    def _reset(self, population: Population) -> None:
        settled = [i for i, island in enumerate(self._islands) if island.best]
        if len(settled) < len(self._islands):
            return
        ranked = sorted(settled, key=lambda i: self._islands[i].best or ((), 0))
        weakest, strongest = ranked[0], self._islands[ranked[-1]]
        self._islands[weakest] = Island()
        if strongest.best is not None:
            self._offer(self._islands[weakest], population.candidates[strongest.best[1]], population)


def shape_of(source: str) -> Shape:
    """A program's cell: its size in powers of two, how deep its loops nest, and which means it uses (a bit each)."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return (0, 0, 0)
    size = sum(1 for _ in ast.walk(tree))
    return (size.bit_length(), min(_loop_depth(tree), 3), _means(tree))


def _loop_depth(node: ast.AST) -> int:
    deepest, stack = 0, [(node, 0)]
    while stack:
        current, depth = stack.pop()
        depth += isinstance(current, (ast.For, ast.While, ast.comprehension))
        deepest = max(deepest, depth)
        stack.extend((child, depth) for child in ast.iter_child_nodes(current))
    return deepest


def _means(tree: ast.AST) -> int:
    """Bits: recursion, a table (dict or set), an import."""
    defined, called, bits = set(), set(), 0
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            defined.add(node.name)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called.add(node.func.id)
        elif isinstance(node, (ast.Dict, ast.Set, ast.DictComp, ast.SetComp)):
            bits |= 2
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            bits |= 4
    return bits | (2 if called & {"dict", "set", "Counter", "defaultdict"} else 0) | bool(_recursive(tree, defined))


def _recursive(tree: ast.AST, defined: set[str]) -> bool:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name in defined:
            inner = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
            if any(isinstance(target, ast.Name) and target.id == function.name for target in inner):
                return True
    return False
