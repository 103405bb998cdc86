"""Rules for online bin packing: a rating of (item, remaining capacity) is computed once as a table, so that thousands
of items pack in milliseconds. Bins of equal remaining capacity are alike, and only counted.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from algorist.engine.proposers.offline.heuristics.trees import DIVIDE, Tree, compute, write_formula
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.problem import Entry

LEAVES = ("item", "left", "gap", "gap", "item", "ratio", "fill")
KNOWN: tuple[Tree, ...] = (("neg", "gap"), ("ifle", "gap", 3.0, ("neg", "gap"), "gap"))
_NEVER = -1e18
_LARGEST_CAPACITY = 600
_CLEARLY = 0.3  # over the cost that is enough by this share on one instance: the others will not make up for it


@dataclass(frozen=True, slots=True)
class Load:
    """One instance: the capacity of a bin and the items' sizes in order."""

    capacity: int
    items: tuple[int, ...]

    @property
    def bound(self) -> int:
        """The least number of bins that the sizes' sum allows."""
        return -(-sum(self.items) // self.capacity)


def find_parameters(entry: Entry) -> tuple[str, str] | None:
    """The names of item and gaps where the entry is a rule that rates gaps for an item; None otherwise."""
    if entry.is_class or len(entry.params) != 2 or entry.returns.name != "list":  # noqa: PLR2004 - item and gaps
        return None
    item = [p.name for p in entry.params if p.type.name in {"int", "float"}]
    gaps = [p.name for p in entry.params if p.type.name == "list"]
    words = "gap bin left remain capacit space room"
    known = gaps and any(word in gaps[0].lower() for word in words.split())
    return (item[0], gaps[0]) if item and known else None


def read_load(instance: Any) -> Load | None:
    """An instance that holds a capacity and sizes, under whatever keys."""
    values = list(instance.values()) if isinstance(instance, dict) else list(instance) if _is_row(instance) else []
    rows = [v for v in values if _is_row(v) and v and all(type(x) is int for x in v)]
    numbers = [v for v in values if type(v) is int]
    fitting = [n for n in numbers if rows and max(rows[0]) <= n <= _LARGEST_CAPACITY]
    return Load(max(fitting), tuple(rows[0])) if fitting and min(rows[0]) > 0 else None


def _is_row(value: Any) -> bool:
    return isinstance(value, list | tuple)


def draw_loads(seed: int) -> list[Load]:
    """Instances of the usual Weibull kind, for problems that show none of their own."""
    rng = Random(seed)  # noqa: S311 - repeatable, no secrets
    sizes = [tuple(min(100, max(1, round(rng.weibullvariate(45, 3)))) for _ in range(2000)) for _ in range(4)]
    return [Load(100, items) for items in sizes]


class Packer:
    """Computes the mean excess of a rule over the bound, in per cent, on the same instances every time."""

    def __init__(self, loads: Sequence[Load]) -> None:
        self._loads = loads
        self._terms = {capacity: _terms(capacity) for capacity in {load.capacity for load in loads}}
        self._sizes = {
            capacity: sorted({item for load in loads if load.capacity == capacity for item in load.items})
            for capacity in self._terms
        }
        self._seen: dict[int, float] = {}

    def excess_of(self, tree: Tree, enough: float = math.inf) -> float:
        """The mean excess in per cent; that of the first instances where it is far above `enough` already."""
        ratings = {capacity: self._ratings(tree, capacity) for capacity in self._terms}
        orders = {capacity: _preferences(table, self._sizes[capacity]) for capacity, table in ratings.items()}
        behaviour = hash(tuple(tuple(row) for order in orders.values() for row in order.values()))
        if behaviour in self._seen:  # many formulas are one rule
            return self._seen[behaviour]
        total = 0.0
        for count, load in enumerate(self._loads, start=1):
            total += 100 * (count_bins(load, orders[load.capacity]) / load.bound - 1)
            if total / count > enough + _CLEARLY * abs(enough) / math.sqrt(count):
                return total / count
        self._seen[behaviour] = total / len(self._loads)
        return self._seen[behaviour]

    def _ratings(self, tree: Tree, capacity: int) -> Any:
        terms = self._terms[capacity]
        ratings = np.broadcast_to(np.asarray(compute(tree, terms), float), terms["item"].shape)
        return np.where(np.isfinite(ratings), ratings, _NEVER)


def _preferences(ratings: Any, sizes: Sequence[int]) -> dict[int, list[int]]:
    """For each item size the remaining capacities, best first; of equal ratings the smaller one first."""
    return {size: (np.argsort(-ratings[size, size:], kind="stable") + size).tolist() for size in sizes}


def _terms(capacity: int) -> dict[str, Any]:
    item, left = np.meshgrid(np.arange(capacity + 1.0), np.arange(capacity + 1.0), indexing="ij")
    gap = left - item
    ratio = np.where(left > 0, item / np.maximum(left, 1), 0)
    return {"item": item, "left": left, "gap": gap, "ratio": ratio, "fill": (capacity - gap) / capacity}


def count_bins(load: Load, preferences: Mapping[int, list[int]]) -> int:
    """The bins that a rule uses; `preferences` as `Packer` makes them."""
    endless = 1 << 40
    count = [0] * load.capacity + [endless]
    for item in load.items:
        for left in preferences[item]:
            if count[left]:
                count[left] -= 1
                count[left - item] += 1
                break
    return endless - count[load.capacity]


def write_rule(entry: Entry, names: tuple[str, str], tree: Tree) -> str:
    """The stand-alone module of a rule."""
    formula = write_formula(tree)
    item, gaps = names
    needed = DIVIDE.strip("\n") + "\n\n\n" if "divide(" in formula else ""
    return f'''"""A rule for online bin packing, evolved by genetic programming."""

import math


{needed}def rate(item: float, left: float, capacity: float) -> float:
    """How well an item suits a bin with so much capacity left: the higher, the better."""
    gap = left - item  # what is left over after packing
    ratio = item / left if left else 0.0  # how much of the space the item takes
    fill = (capacity - gap) / capacity  # how full the bin is after packing
    rating = {formula}
    return float(rating) if math.isfinite(rating) else -1e18


{write_head(entry)}:
    capacity = max({gaps})  # that of an empty bin
    return [rate({item}, left, capacity) for left in {gaps}]
'''
