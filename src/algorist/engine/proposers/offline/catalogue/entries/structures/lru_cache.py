"""LRU cache: a store of fixed size that forgets what was not used for the longest time.

An ordered dictionary keeps the keys by their last use. Reading or writing a key moves it to the end; when the store is
full, the key at the front is the one to forget.
"""

from collections import OrderedDict
from random import Random
from typing import Any

ENTRY = {
    "target": "LRUCache",
    "aliases": ["least recently used cache"],
    "keywords": "lru cache least recently used capacity get put evict key value store",
    "preconditions": ["capacity ≥ 1", "a key that is not there reads as -1"],
    "growth": "1",
    "growth_reason": "each operation is a constant number of dictionary operations",
    "references": ["D. Sleator and R. Tarjan, Amortized efficiency of list update and paging rules, CACM 28(2), 1985"],
    "steps": [
        "Keep the keys in the order of their last use.",
        "A read that finds its key moves it to the end.",
        "A write sets the value and moves the key to the end; above capacity the front key is dropped.",
    ],
    "example": [
        [("LRUCache", (2,)), ("put", (1, 1)), ("put", (2, 2)), ("get", (1,)), ("put", (3, 3)), ("get", (2,))],
        [None, None, 1, None, -1],
    ],
    "edges": [[("LRUCache", (1,)), ("get", (0,)), ("put", (0, 5)), ("put", (1, 6)), ("get", (0,)), ("get", (1,))]],
}


class LRUCache:
    """A cache of at most `capacity` keys."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.values: OrderedDict[int, int] = OrderedDict()

    def get(self, key: int) -> int:
        """The value of a key, -1 when it is not there; counts as a use."""
        if key not in self.values:
            return -1
        self.values.move_to_end(key)
        return self.values[key]

    def put(self, key: int, value: int) -> None:
        """Set a key's value, forgetting the least recently used key when the cache is full."""
        self.values[key] = value
        self.values.move_to_end(key)
        if len(self.values) > self.capacity:
            self.values.popitem(last=False)


class Oracle:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.pairs: list[tuple[int, int]] = []

    def get(self, key: int) -> int:
        for pair in self.pairs:
            if pair[0] == key:
                self.pairs.remove(pair)
                self.pairs.append(pair)
                return pair[1]
        return -1

    def put(self, key: int, value: int) -> None:
        self.pairs = [pair for pair in self.pairs if pair[0] != key]
        self.pairs = [*self.pairs, (key, value)][-self.capacity :]


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("LRUCache", (rng.randint(1, 4),))]
    for _ in range(3 * size):
        key = rng.randint(0, 6)
        calls.append(("get", (key,)) if rng.random() < 0.5 else ("put", (key, rng.randint(0, 99))))
    return calls
