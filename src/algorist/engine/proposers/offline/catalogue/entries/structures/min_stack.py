"""Minimum stack: a stack that knows its smallest item at any time.

Beside each item the smallest one up to it is kept, so taking an item off brings the minimum before it back.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "MinStack",
    "keywords": "min stack push pop top get minimum constant time",
    "preconditions": ["no pop, top or minimum on an empty stack"],
    "growth": "1",
    "growth_reason": "each operation touches only the top",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 10"],
    "steps": ["Push the item with the smaller of it and the minimum so far.", "The top holds both answers."],
    "example": [
        [
            ("MinStack", ()),
            ("push", (-2,)),
            ("push", (0,)),
            ("push", (-3,)),
            ("get_min", ()),
            ("pop", ()),
            ("top", ()),
            ("get_min", ()),
        ],
        [None, None, None, -3, None, 0, -2],
    ],
}


class MinStack:
    """A stack with its minimum."""

    def __init__(self) -> None:
        self.pairs: list[tuple[int, int]] = []

    def push(self, value: int) -> None:
        """Put a number on top."""
        least = min(value, self.pairs[-1][1]) if self.pairs else value
        self.pairs.append((value, least))

    def pop(self) -> None:
        """Take the top off."""
        self.pairs.pop()

    def top(self) -> int:
        """The number on top."""
        return self.pairs[-1][0]

    def get_min(self) -> int:
        """The smallest number of the stack."""
        return self.pairs[-1][1]


class Oracle:
    def __init__(self) -> None:
        self.items: list[int] = []

    def push(self, value: int) -> None:
        self.items = [*self.items, value]

    def pop(self) -> None:
        self.items = self.items[:-1]

    def top(self) -> int:
        return self.items[-1]

    def get_min(self) -> int:
        return min(self.items)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("MinStack", ())]
    height = 0
    for _ in range(3 * size):
        name = rng.choice(["push", "pop", "top", "get_min"]) if height else "push"
        calls.append((name, (rng.randint(-9, 9),) if name == "push" else ()))
        height += (name == "push") - (name == "pop")
    return calls
