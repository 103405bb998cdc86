"""Genetic programming in a steady state: tournaments choose the parents, a better child replaces a bad one."""

import heapq
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from algorist.engine.proposers.offline.heuristics.trees import (
    Tree,
    change_tree,
    cross_trees,
    draw_tree,
    shorter_trees,
    size_of,
)

_PEOPLE = 120
_LARGEST = 45
_FOR_SIZE = 0.004  # what a node costs, so that of two equal formulas the shorter one lives
_CROSSING = 0.5
_SECOND_CHANGE = 0.15
_FOR_SHRINKING = 0.05
_FOR_CHECKING = 0.08
_LEADERS = 24
_BEST_KNOWN = 6


def _cpu_clock() -> float:
    return time.process_time()


@dataclass(frozen=True, slots=True)
class Evolution:
    """What a run needs: the terms, formulas to begin with, and the cost of a formula (smaller is better).

    `cost_of(tree, enough)` may stop early, and give what it has, where the cost is surely above `enough`. `check_of`
    gives the cost on other instances: among the best formulas it chooses. `clock` counts the CPU seconds used.
    """

    leaves: Sequence[str]
    known: Sequence[Tree]
    cost_of: Callable[[Tree, float], float]
    seed: int
    cpu_seconds: float
    check_of: Callable[[Tree], float] | None = None
    clock: Callable[[], float] = field(default=_cpu_clock)


def evolve_formulas(evolution: Evolution) -> Iterator[tuple[Tree, float, int]]:
    """Each new best formula with its cost and the number tried so far, at last the chosen one; ends in time."""
    rng = Random(evolution.seed)  # noqa: S311 - repeatable, no secrets
    began, whole = evolution.clock(), evolution.cpu_seconds
    until = began + (1 - _FOR_SHRINKING - _FOR_CHECKING) * whole
    costs: dict[Tree, float] = {}
    people = list(dict.fromkeys(evolution.known))
    people += [draw_tree(rng.randint(2, 4), evolution.leaves, rng) for _ in range(_PEOPLE - len(people))]
    best = math.inf
    for tree in people:
        costs[tree] = _cost(tree, evolution)
        if costs[tree] < best:
            best = costs[tree]
            yield tree, best, len(costs)
        if evolution.clock() > until:
            break
    people = [tree for tree in people if tree in costs]
    for tree, cost in _breed(people, costs, evolution, rng, until):
        if cost < best:
            best, leader = cost, tree
            yield leader, best, len(costs)
    chosen = _choose(costs, evolution, began + (1 - _FOR_SHRINKING) * whole)
    shorter = shrink_formula(chosen, evolution, began + whole)
    yield shorter, _cost(shorter, evolution), len(costs)


def _breed(
    people: list[Tree], costs: dict[Tree, float], evolution: Evolution, rng: Random, until: float
) -> Iterator[tuple[Tree, float]]:
    """Each child with its cost; the population changes on the way."""
    while evolution.clock() < until:
        child = _make_child(people, costs, evolution, rng)
        if child in costs:
            continue
        loser = max(rng.sample(range(len(people)), min(5, len(people))), key=lambda i: costs[people[i]])
        costs[child] = _cost(child, evolution, costs[people[loser]])
        if costs[child] <= costs[people[loser]]:
            people[loser] = child
        yield child, costs[child]


def _choose(costs: dict[Tree, float], evolution: Evolution, until: float) -> Tree:
    """Of the best formulas that which does best on instances that none was evolved on.

    The best of the known ones come first: where time runs out, a new one is still not taken unless it beats them.
    """
    leaders = heapq.nsmallest(_LEADERS, costs, key=costs.__getitem__)
    known = heapq.nsmallest(_BEST_KNOWN, filter(costs.__contains__, evolution.known), key=costs.__getitem__)
    chosen, least = leaders[0], math.inf
    for tree in (*known, *leaders) if evolution.check_of else ():
        assert evolution.check_of is not None
        if evolution.clock() > until:
            break
        cost = evolution.check_of(tree)
        if cost < least:
            chosen, least = tree, cost
    return chosen


def shrink_formula(tree: Tree, evolution: Evolution, until: float) -> Tree:
    """The formula with every part dropped that can go without making it worse, so that it can be read."""
    least = _cost(tree, evolution)
    found = True
    while found and evolution.clock() < until:
        found = False
        for candidate in shorter_trees(tree):
            cost = _cost(candidate, evolution, least)
            if cost < least:
                tree, least, found = candidate, cost, True
                break
            if evolution.clock() > until:
                break
    return tree


def _cost(tree: Tree, evolution: Evolution, enough: float = math.inf) -> float:
    for_size = _FOR_SIZE * size_of(tree)
    return evolution.cost_of(tree, enough - for_size) + for_size if size_of(tree) <= _LARGEST else math.inf


def _make_child(people: list[Tree], costs: dict[Tree, float], evolution: Evolution, rng: Random) -> Tree:
    def choose() -> Tree:
        return min(rng.sample(people, min(4, len(people))), key=costs.__getitem__)

    child = (
        cross_trees(choose(), choose(), rng)
        if rng.random() < _CROSSING
        else change_tree(choose(), evolution.leaves, rng)
    )
    return change_tree(child, evolution.leaves, rng) if rng.random() < _SECOND_CHANGE else child
