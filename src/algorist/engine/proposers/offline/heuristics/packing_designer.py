"""The designer of packing rules: evolves them on practice instances and proposes the best as one module."""

from collections.abc import Callable
from typing import Any

from algorist.engine.proposers.offline.heuristics.packing import (
    Load,
    draw_loads,
    find_parameters,
    read_load,
    write_rule,
)
from algorist.engine.proposers.offline.heuristics.trees import Tree, size_of, write_formula
from algorist.engine.proposers.offline.instances import practice_instances
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.proposers.offline.watchdog import run_watched
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Proposal, Tier, Usage
from algorist.engine.terms.problem import Problem

CHILD = "algorist.engine.proposers.offline.heuristics.child"
_ENOUGH_ITEMS = 8000
_MOST_DRAWS = 6
_RUNS = 2


class PackingDesigner:
    """Proposes the best rule of two evolutions with different seeds, the better one on practice instances first."""

    name = "evolved rule"

    def __init__(self, sandbox: Sandbox, *, cpu_seconds: float, seed: int, cancelled: Callable[[], bool]) -> None:
        self._sandbox = sandbox
        self._cpu_seconds = cpu_seconds
        self._seed = seed
        self._cancelled = cancelled
        self._waiting: list[Proposal] | None = None

    def propose(self, brief: Brief) -> Proposal | None:
        """The next rule, None after the last or where the problem is no bin packing."""
        if self._waiting is None:
            self._waiting = self._evolve(brief.problem)
        return self._waiting.pop(0) if self._waiting and not self._cancelled() else None

    def _evolve(self, problem: Problem) -> list[Proposal]:
        names = find_parameters(problem.entry)
        if names is None:
            return []
        loads, origin = self._loads(problem)
        found = []
        for run in range(_RUNS):
            share = self._cpu_seconds / _RUNS
            document = {
                "loads": [(load.capacity, load.items) for load in loads],
                "seed": self._seed + run,
                "cpu_seconds": share,
            }
            work = run_watched(CHILD, document, cpu_seconds=share, cancelled=self._cancelled)
            bests = [line for line in work.lines if "tree" in line]
            if bests:
                found.append((bests[-1]["cost"], run, bests[-1], Usage(cpu_seconds=round(work.cpu_seconds, 3))))
        found.sort(key=lambda entry: entry[:2])
        return [_describe(problem, names, line, usage, origin) for _, _, line, usage in found]

    def _loads(self, problem: Problem) -> tuple[list[Load], str]:
        """Practice instances until there are enough items; the usual distribution where the problem shows none."""
        loads: list[Load] = []
        for draw in range(_MOST_DRAWS):
            if sum(len(load.items) for load in loads) >= _ENOUGH_ITEMS:
                break
            drawn = practice_instances(problem, self._sandbox, self._seed + draw)
            loads += [load for load in map(read_load, drawn) if load]
        return (
            (loads, "instances like the problem's, drawn anew")
            if loads
            else (
                draw_loads(self._seed),
                "Weibull(45, 3) instances of 2,000 items",
            )
        )


def as_tree(document: Any) -> Tree:
    """A formula from its JSON form."""
    if isinstance(document, list):
        return (document[0], *(as_tree(part) for part in document[1:]))
    return float(document) if isinstance(document, int | float) else str(document)


def _describe(problem: Problem, names: tuple[str, str], line: dict[str, Any], usage: Usage, origin: str) -> Proposal:
    tree = as_tree(line["tree"])
    source = write_rule(problem.entry, names, tree)
    return Proposal(
        source=source,
        name="Evolved packing rule",
        tier=Tier.HEURISTIC_SEARCH,
        designer="evolved rule: bin packing",
        idea="Rate each bin by a formula of the item's size and the space that is left; the formula was evolved.",
        explanation=(
            f"Found by genetic programming over {line['tried']} formulas, on {origin}: {line['cost']:.2f} % more bins "
            f"than the bound there (a small price for length included). The rule is {write_formula(tree)}."
        ),
        steps=(
            "For each bin compute what would be left over, how much of the space the item takes, how full it gets.",
            "Rate the bin by the formula.",
            "The bin with the highest rating takes the item.",
        ),
        pseudocode=write_pseudocode(source),
        claimed_complexity="O(n)",
        complexity_reason="one formula for each different gap",
        weaknesses=("other distributions of sizes than those it was evolved on",),
        references=(
            "J. Koza, Genetic Programming, 1992",
            "B. Romera-Paredes et al., Mathematical discoveries from program search (FunSearch), Nature 625, 2024",
        ),
        usage=usage,
        details={
            "tried": line["tried"], "nodes": size_of(tree), "held_back": "the judged instances: these were drawn anew",
        },
    )  # fmt: skip
