"""Genetic programming in a steady state: tournaments choose the parents, a better child replaces a bad one."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Evolution:
    """What a run needs: the terms, formulas to begin with, and the cost of a formula (smaller is better)."""

    leaves: Sequence[str]
    known: Sequence[Tree]
    cost_of: Callable[[Tree], float]
    seed: int
    cpu_seconds: float


def evolve_formulas(evolution: Evolution) -> Iterator[tuple[Tree, float, int]]:
    """Each new best formula with its cost and the number tried so far; ends in time."""
    rng = Random(evolution.seed)  # noqa: S311 - repeatable, no secrets
    until = time.process_time() + (1 - _FOR_SHRINKING) * evolution.cpu_seconds
    costs: dict[Tree, float] = {}
    people = [*evolution.known]
    people += [draw_tree(rng.randint(2, 4), evolution.leaves, rng) for _ in range(_PEOPLE - len(people))]
    best = float("inf")
    for tree in people:
        costs[tree] = _cost(tree, evolution)
        if costs[tree] < best:
            best = costs[tree]
            yield tree, best, len(costs)
        if time.process_time() > until:
            return
    for tree, cost in _breed(people, costs, evolution, rng, until):
        if cost < best:
            best, leader = cost, tree
            yield leader, best, len(costs)
    leader = min(costs, key=lambda t: costs[t])
    shorter = shrink_formula(leader, evolution)
    yield shorter, _cost(shorter, evolution), len(costs)


def _breed(
    people: list[Tree], costs: dict[Tree, float], evolution: Evolution, rng: Random, until: float
) -> Iterator[tuple[Tree, float]]:
    """Each child with its cost; the population changes on the way."""
    while time.process_time() < until:
        child = _make_child(people, costs, evolution, rng)
        if child in costs:
            continue
        costs[child] = _cost(child, evolution)
        loser = max(rng.sample(range(len(people)), 5), key=lambda i: costs[people[i]])
        if costs[child] <= costs[people[loser]]:
            people[loser] = child
        yield child, costs[child]


def shrink_formula(tree: Tree, evolution: Evolution) -> Tree:
    """The formula with every part dropped that can go without making it worse, so that it can be read."""
    least = _cost(tree, evolution)
    until = time.process_time() + _FOR_SHRINKING * evolution.cpu_seconds
    found = True
    while found and time.process_time() < until:
        shorter = ((t, _cost(t, evolution)) for t in shorter_trees(tree))
        found = False
        for candidate, cost in shorter:
            if cost < least:
                tree, least, found = candidate, cost, True
                break
            if time.process_time() > until:
                break
    return tree


def _cost(tree: Tree, evolution: Evolution) -> float:
    return evolution.cost_of(tree) + _FOR_SIZE * size_of(tree) if size_of(tree) <= _LARGEST else float("inf")


def _make_child(people: list[Tree], costs: dict[Tree, float], evolution: Evolution, rng: Random) -> Tree:
    def choose() -> Tree:
        return min(rng.sample(people, 4), key=costs.__getitem__)

    child = (
        cross_trees(choose(), choose(), rng)
        if rng.random() < _CROSSING
        else change_tree(choose(), evolution.leaves, rng)
    )
    return change_tree(child, evolution.leaves, rng) if rng.random() < _SECOND_CHANGE else child
