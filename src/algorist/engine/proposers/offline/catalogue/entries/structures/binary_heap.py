"""Binary heap: a collection that gives back its least number first.

The numbers stand in a list as a tree without gaps in which no child is less than its parent. A new number climbs, the
last number sinks from the top after a removal.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "BinaryHeap",
    "aliases": ["priority queue", "min heap"],
    "keywords": "heap priority queue push pop minimum peek size binary",
    "preconditions": ["pop and peek answer -1 when the heap is empty"],
    "growth": "log n",
    "growth_reason": "a number climbs or sinks one way through the tree",
    "references": ["J. W. J. Williams, Algorithm 232: heapsort, Communications of the ACM, 1964"],
    "steps": ["A new number climbs while it is less.", "The top is taken.", "The last number sinks to its place."],
    "example": [
        [("BinaryHeap", ()), ("push", (3,)), ("push", (1,)), ("peek", ()), ("pop", ()), ("size", ())],
        [None, None, 1, 1, 1],
    ],
}


class BinaryHeap:
    """Numbers, the least at the top."""

    def __init__(self) -> None:
        self.numbers: list[int] = []

    def push(self, number: int) -> None:
        """Add a number."""
        numbers, place = self.numbers, len(self.numbers)
        numbers.append(number)
        while place > 0 and numbers[(place - 1) // 2] > number:
            numbers[place] = numbers[(place - 1) // 2]
            place = (place - 1) // 2
        numbers[place] = number

    def pop(self) -> int:
        """Take the least number out."""
        if not self.numbers:
            return -1
        numbers, last = self.numbers, self.numbers.pop()
        if not numbers:
            return last
        least, place = numbers[0], 0
        while 2 * place + 1 < len(numbers):
            child = 2 * place + 1
            if child + 1 < len(numbers) and numbers[child + 1] < numbers[child]:
                child += 1
            if numbers[child] >= last:
                break
            numbers[place] = numbers[child]
            place = child
        numbers[place] = last
        return least

    def peek(self) -> int:
        """The least number."""
        return self.numbers[0] if self.numbers else -1

    def size(self) -> int:
        """How many there are."""
        return len(self.numbers)


class Oracle:
    def __init__(self) -> None:
        self.numbers: list[int] = []

    def push(self, number: int) -> None:
        self.numbers = sorted([*self.numbers, number])

    def pop(self) -> int:
        return self.numbers.pop(0) if self.numbers else -1

    def peek(self) -> int:
        return min(self.numbers, default=-1)

    def size(self) -> int:
        return len(self.numbers)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("BinaryHeap", ())]
    for _ in range(4 * size):
        name = rng.choice(["push", "push", "pop", "peek", "size"])
        calls.append((name, (rng.randint(0, 20),) if name == "push" else ()))
    return calls
