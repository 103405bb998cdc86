"""Segment tree: sums of parts of a list whose numbers change.

Each node of a tree over the list holds the sum of its two children, so a change and a question both touch one way
from leaf to root.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "SegmentTree",
    "aliases": ["range sum query mutable"],
    "keywords": "segment tree range sum query update mutable interval",
    "preconditions": ["positions count from 0; a part reaches from left to right, both included"],
    "growth": "log n",
    "growth_reason": "one node for each level of the tree",
    "references": ["de Berg et al., Computational Geometry, section 10.3"],
    "steps": ["Leaves stand behind the inner nodes.", "A change goes up to the root.", "A question joins few nodes."],
    "example": [
        [("SegmentTree", ([1, 3, 5],)), ("sumRange", (0, 2)), ("update", (1, 2)), ("sumRange", (0, 2))],
        [9, None, 8],
    ],
}


class SegmentTree:
    """Sums over parts of a list."""

    def __init__(self, numbers: list[int]) -> None:
        self.size = len(numbers)
        self.sums = [0] * self.size + list(numbers)
        for i in range(self.size - 1, 0, -1):
            self.sums[i] = self.sums[2 * i] + self.sums[2 * i + 1]

    def update(self, index: int, value: int) -> None:
        """Set one number."""
        i = index + self.size
        self.sums[i] = value
        while i > 1:
            i //= 2
            self.sums[i] = self.sums[2 * i] + self.sums[2 * i + 1]

    def sumRange(self, left: int, right: int) -> int:  # noqa: N802 - the name that people know
        """The sum of the numbers from left to right."""
        total = 0
        low, high = left + self.size, right + self.size + 1
        while low < high:
            if low % 2 == 1:
                total += self.sums[low]
                low += 1
            if high % 2 == 1:
                high -= 1
                total += self.sums[high]
            low //= 2
            high //= 2
        return total


class Oracle:
    def __init__(self, numbers: list[int]) -> None:
        self.numbers = list(numbers)

    def update(self, index: int, value: int) -> None:
        self.numbers[index] = value

    def sumRange(self, left: int, right: int) -> int:  # noqa: N802 - the same name
        return sum(self.numbers[left : right + 1])


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    count = size + 1
    calls: list[tuple[str, tuple[Any, ...]]] = [("SegmentTree", ([rng.randint(-9, 9) for _ in range(count)],))]
    for _ in range(2 * size):
        left = rng.randrange(count)
        asked = ("sumRange", (left, rng.randrange(left, count)))
        calls.append(rng.choice([asked, ("update", (rng.randrange(count), rng.randint(-9, 9)))]))
    return calls
