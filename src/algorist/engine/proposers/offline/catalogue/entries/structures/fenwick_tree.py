"""Fenwick tree: sums of ranges of a list whose numbers change.

Entry i holds the sum of as many numbers up to i as its lowest bit says. A prefix sum takes these apart bit by bit, a
change goes the other way.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "NumArray",
    "aliases": ["binary indexed tree", "range sum query mutable"],
    "keywords": "fenwick tree binary indexed range sum query update mutable array",
    "preconditions": ["positions are counted from 0; a range holds both its ends"],
    "growth": "log n",
    "growth_reason": "one step for each bit",
    "references": [
        "P. Fenwick, A new data structure for cumulative frequency tables, Software: Practice and Experience 24, 1994"
    ],
    "steps": [
        "An update adds the change to all entries that cover the position.",
        "A prefix sum adds entries while removing the lowest bit.",
        "A range is the difference of two prefixes.",
    ],
    "example": [
        [("NumArray", ([1, 3, 5],)), ("sumRange", (0, 2)), ("update", (1, 2)), ("sumRange", (0, 2))],
        [9, None, 8],
    ],
}


class NumArray:
    """A list with fast sums of ranges."""

    def __init__(self, nums: list[int]) -> None:
        self.nums = [0] * len(nums)
        self.tree = [0] * (len(nums) + 1)
        for i, value in enumerate(nums):
            self.update(i, value)

    def update(self, index: int, val: int) -> None:
        """Set the number at a position."""
        change = val - self.nums[index]
        self.nums[index] = val
        i = index + 1
        while i < len(self.tree):
            self.tree[i] += change
            i += i & -i

    def sumRange(self, left: int, right: int) -> int:  # noqa: N802 - the name that people know
        """The sum of the numbers from left to right, both included."""
        return self._prefix(right + 1) - self._prefix(left)

    def _prefix(self, count: int) -> int:
        """The sum of the first numbers."""
        total = 0
        while count > 0:
            total += self.tree[count]
            count &= count - 1
        return total


class Oracle:
    def __init__(self, nums: list[int]) -> None:
        self.nums = list(nums)

    def update(self, index: int, val: int) -> None:
        self.nums[index] = val

    def sumRange(self, left: int, right: int) -> int:  # noqa: N802 - the same name
        return sum(self.nums[left : right + 1])


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    n = size + 1
    calls: list[tuple[str, tuple[Any, ...]]] = [("NumArray", ([rng.randint(-9, 9) for _ in range(n)],))]
    for _ in range(2 * size):
        one, other = sorted([rng.randrange(n), rng.randrange(n)])
        calls.append(rng.choice([("update", (one, rng.randint(-9, 9))), ("sumRange", (one, other))]))
    return calls
