"""LFU cache: a store of fixed size that forgets what was used least often.

Each key counts its uses. Keys with the same count stand in one row by their last use; when the store is full the oldest
key of the lowest count is forgotten.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "LFUCache",
    "aliases": ["least frequently used cache"],
    "keywords": "lfu cache least frequently used capacity get put evict key value",
    "preconditions": [
        "capacity ≥ 1; a key that is not there reads as -1; of equally used keys the least recently used goes"
    ],
    "growth": "1",
    "growth_reason": "each operation is a constant number of dictionary operations",
    "references": [
        "K. Shah, A. Mitra and D. Matani, An O(1) algorithm for implementing the LFU cache eviction scheme, 2010"
    ],
    "steps": [
        "A use moves the key to the row of the next count.",
        "A full store drops the first key of the lowest row.",
        "A new key starts in row 1.",
    ],
    "example": [
        [
            ("LFUCache", (2,)),
            ("put", (1, 1)),
            ("put", (2, 2)),
            ("get", (1,)),
            ("put", (3, 3)),
            ("get", (2,)),
            ("get", (3,)),
        ],
        [None, None, 1, None, -1, 3],
    ],
}


class LFUCache:
    """A cache of at most `capacity` keys."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.values: dict[int, int] = {}
        self.uses: dict[int, int] = {}
        self.rows: dict[int, dict[int, None]] = {}
        self.lowest = 1

    def get(self, key: int) -> int:
        """The value of a key, -1 when it is not there; counts as a use."""
        if key not in self.values:
            return -1
        self._use(key)
        return self.values[key]

    def put(self, key: int, value: int) -> None:
        """Set a key's value, forgetting the least used key when the cache is full."""
        if key not in self.values and len(self.values) == self.capacity:
            old = next(iter(self.rows[self.lowest]))
            for table in (self.values, self.uses, self.rows[self.lowest]):
                del table[old]
        self.values[key] = value
        self._use(key)

    def _use(self, key: int) -> None:
        count = self.uses.get(key, 0)
        if count:
            del self.rows[count][key]
            if self.lowest == count and not self.rows[count]:
                self.lowest = count + 1
        else:
            self.lowest = 1
        self.uses[key] = count + 1
        self.rows.setdefault(count + 1, {})[key] = None


class Oracle:
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.values: dict[int, int] = {}
        self.history: dict[int, list[int]] = {}
        self.clock = 0

    def get(self, key: int) -> int:
        self.clock += 1
        if key in self.values:
            self.history[key].append(self.clock)
        return self.values.get(key, -1)

    def put(self, key: int, value: int) -> None:
        self.clock += 1
        if key not in self.values and len(self.values) == self.capacity:
            old = min(self.values, key=lambda k: (len(self.history[k]), self.history[k][-1]))
            del self.values[old], self.history[old]
        self.values[key] = value
        self.history.setdefault(key, []).append(self.clock)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("LFUCache", (rng.randint(1, 4),))]
    for _ in range(3 * size):
        key = rng.randint(0, 6)
        calls.append(("get", (key,)) if rng.random() < 0.5 else ("put", (key, rng.randint(0, 99))))
    return calls
