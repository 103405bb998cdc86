"""The designer of packing rules: evolves them on practice instances and proposes the best as one module."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from algorist.engine.proposers.offline.heuristics.packing import (
    LEAVES,
    Load,
    draw_loads,
    find_parameters,
    read_load,
    write_rule,
)
from algorist.engine.proposers.offline.heuristics.reading import read_rules
from algorist.engine.proposers.offline.heuristics.trees import as_tree, size_of, write_formula
from algorist.engine.proposers.offline.instances import practice_instances
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.proposers.offline.watchdog import run_watched
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Nothing, Proposal, Tier, Usage
from algorist.engine.terms.problem import Problem

CHILD = "algorist.engine.proposers.offline.heuristics.child"
_ENOUGH_ITEMS = 60_000
_TO_EVOLVE_ON = 1 / 3  # the others choose among the best, which takes little time and keeps out what was luck
_MOST_DRAWS = 12
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
        self._unpaid = Usage()

    def propose(self, brief: Brief) -> Proposal | Nothing:
        """The next rule; nothing after the last or where the problem is no bin packing."""
        if self._waiting is None:
            began = self._sandbox.cpu_clock()
            self._waiting = self._evolve(brief)
            self._unpaid += Usage(cpu_seconds=round(self._sandbox.cpu_clock() - began, 3))
        usage, self._unpaid = self._unpaid, Usage()
        if not self._waiting or self._cancelled():
            return Nothing(usage=usage)
        return replace(self._waiting.pop(0), usage=usage)

    def _evolve(self, brief: Brief) -> list[Proposal]:
        problem = brief.problem
        names = find_parameters(problem.entry)
        if names is None:
            return []
        loads, checks, origin = self._loads(problem)
        known = read_rules([parent.proposal.source for parent in brief.parents], "rate", set(LEAVES))
        found = []
        for run in range(_RUNS):
            share = self._cpu_seconds / _RUNS
            document = {
                "loads": [(load.capacity, load.items) for load in loads],
                "checks": [(load.capacity, load.items) for load in checks],
                "known": known,
                "seed": self._seed + run,
                "cpu_seconds": share,
            }
            work = run_watched(CHILD, document, cpu_seconds=share, cancelled=self._cancelled)
            self._unpaid += Usage(cpu_seconds=round(work.cpu_seconds, 3))
            bests = [line for line in work.lines if "tree" in line]
            if bests:
                checked = next((line["check"] for line in work.lines if "check" in line), bests[-1]["cost"])
                told = {**bests[-1], "check": checked, "parents": len(known)}
                found.append((checked, run, told))
        found.sort(key=lambda entry: entry[:2])
        return [_describe(problem, names, line, origin) for _, _, line in found]

    def _loads(self, problem: Problem) -> tuple[list[Load], list[Load], str]:
        """Practice instances to evolve on and others to check on; the usual distribution where the problem has none."""
        loads: list[Load] = []
        for draw in range(_MOST_DRAWS):
            if count_items(loads) >= _ENOUGH_ITEMS:
                break
            drawn = practice_instances(problem, self._sandbox, self._seed + draw)
            loads += [load for load in map(read_load, drawn) if load]
        if len(loads) > 1:
            enough = _TO_EVOLVE_ON * count_items(loads)
            first = next(i for i in range(1, len(loads)) if i == len(loads) - 1 or count_items(loads[:i]) >= enough)
            return loads[:first], loads[first:], "instances like the problem's, drawn anew"
        drawn_loads = draw_loads(self._seed)
        return drawn_loads, draw_loads(self._seed + _MOST_DRAWS), "Weibull(45, 3) instances of 2,000 items"


def count_items(loads: Sequence[Load]) -> int:
    """How many items the instances have."""
    return sum(len(load.items) for load in loads)


def _describe(problem: Problem, names: tuple[str, str], line: dict[str, Any], origin: str) -> Proposal:
    tree = as_tree(line["tree"])
    source = write_rule(problem.entry, names, tree)
    return Proposal(
        source=source,
        name="Evolved packing rule",
        tier=Tier.HEURISTIC_SEARCH,
        designer="evolved rule: bin packing",
        idea="Rate each bin by a formula of the item's size and the space that is left; the formula was evolved.",
        explanation=(
            f"Found by genetic programming over {line['tried']} formulas, on {origin}{_parent_words(line)}. On others, "
            f"by which it was chosen among the best, it uses {line['check']:.2f} % more bins than the bound. "
            f"The rule is {write_formula(tree)}."
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
        details={
            "tried": line["tried"], "nodes": size_of(tree), "held_back": "the judged instances: these were drawn anew",
        },
    )  # fmt: skip


def _parent_words(line: dict[str, Any]) -> str:
    count = line["parents"]
    return f", beginning with the rules of {count} parent{'s' * (count != 1)} and crossings of them" if count else ""
