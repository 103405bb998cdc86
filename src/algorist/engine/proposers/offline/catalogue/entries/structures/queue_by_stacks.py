"""Queue by stacks: a queue made of two stacks.

New items go on the first stack. When the second one is empty, the first is turned over onto it, which brings the oldest
to its top.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "MyQueue",
    "aliases": ["queue using two stacks"],
    "keywords": "queue using stacks push pop peek empty fifo implement",
    "preconditions": ["no pop or peek on an empty queue"],
    "growth": "1",
    "growth_reason": "each item is moved once, so constant on average",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 10"],
    "steps": [
        "Push onto the first stack.",
        "To read, turn the first stack over when the second is empty.",
        "The top of the second is the oldest.",
    ],
    "example": [
        [("MyQueue", ()), ("push", (1,)), ("push", (2,)), ("peek", ()), ("pop", ()), ("empty", ())],
        [None, None, 1, 1, False],
    ],
}


class MyQueue:
    """First in, first out."""

    def __init__(self) -> None:
        self.coming: list[int] = []
        self.going: list[int] = []

    def push(self, value: int) -> None:
        """Add a number at the end."""
        self.coming.append(value)

    def pop(self) -> int:
        """Take the oldest number out."""
        self.peek()
        return self.going.pop()

    def peek(self) -> int:
        """The oldest number."""
        if not self.going:
            while self.coming:
                self.going.append(self.coming.pop())
        return self.going[-1]

    def empty(self) -> bool:
        """Whether there is none."""
        return len(self.coming) + len(self.going) == 0


class Oracle:
    def __init__(self) -> None:
        self.items: list[int] = []

    def push(self, value: int) -> None:
        self.items = [*self.items, value]

    def pop(self) -> int:
        return self.items.pop(0)

    def peek(self) -> int:
        return self.items[0]

    def empty(self) -> bool:
        return not self.items


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("MyQueue", ())]
    length = 0
    for _ in range(3 * size):
        name = rng.choice(["push", "pop", "peek", "empty"]) if length else rng.choice(["push", "empty"])
        calls.append((name, (rng.randint(0, 9),) if name == "push" else ()))
        length += (name == "push") - (name == "pop")
    return calls
