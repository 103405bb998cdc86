"""Binary search tree: a set of numbers that answers in order.

Smaller numbers go left, larger ones right. A removed node with two children takes the least number of its right side.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "BinarySearchTree",
    "aliases": ["BST", "sorted set"],
    "keywords": "binary search tree insert delete remove contains search in order traversal bst",
    "growth": "log n",
    "growth_reason": "one step for each level, for random orders of insertion",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 12"],
    "steps": ["Go left for smaller, right for larger.", "Insert at the empty place.", "Remove by the next larger one."],
    "example": [
        [
            ("BinarySearchTree", ()),
            ("insert", (5,)),
            ("insert", (2,)),
            ("contains", (2,)),
            ("remove", (5,)),
            ("in_order", ()),
        ],
        [None, None, True, True, [2]],
    ],
}


class BinarySearchTree:
    """A set of numbers; nodes are lists of left, number, right."""

    def __init__(self) -> None:
        self.root: list[Any] | None = None

    def insert(self, number: int) -> None:
        """Add a number; one that is there already changes nothing."""
        if self.root is None:
            self.root = [None, number, None]
        node = self.root
        while number != node[1]:
            side = 0 if number < node[1] else 2
            if node[side] is None:
                node[side] = [None, number, None]
            node = node[side]

    def contains(self, number: int) -> bool:
        """Whether a number is there."""
        node = self.root
        while node is not None and number != node[1]:
            node = node[0] if number < node[1] else node[2]
        return node is not None

    def remove(self, number: int) -> bool:
        """Take a number out; whether it was there."""
        there = self.contains(number)
        if there:
            self.root = self._without(self.root, number)
        return there

    def in_order(self) -> list[int]:
        """All numbers, ascending."""
        found: list[int] = []
        above: list[list[Any]] = []
        node = self.root
        while above or node is not None:
            while node is not None:
                above.append(node)
                node = node[0]
            node = above.pop()
            found.append(node[1])
            node = node[2]
        return found

    def _without(self, node: Any, number: int) -> Any:
        """The subtree without a number that it holds."""
        left, here, right = node
        if number < here:
            return [self._without(left, number), here, right]
        if number > here:
            return [left, here, self._without(right, number)]
        if left is None or right is None:
            return right if left is None else left
        least = right
        while least[0] is not None:
            least = least[0]
        return [left, least[1], self._without(right, least[1])]


class Oracle:
    def __init__(self) -> None:
        self.numbers: list[int] = []

    def insert(self, number: int) -> None:
        if number not in self.numbers:
            self.numbers.append(number)

    def contains(self, number: int) -> bool:
        return number in self.numbers

    def remove(self, number: int) -> bool:
        there = number in self.numbers
        self.numbers = [v for v in self.numbers if v != number]
        return there

    def in_order(self) -> list[int]:
        return sorted(self.numbers)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("BinarySearchTree", ())]
    for _ in range(3 * size):
        name = rng.choice(["insert", "insert", "contains", "remove"])
        calls.append((name, (rng.randint(0, 9),)))
    return [*calls, ("in_order", ())]
