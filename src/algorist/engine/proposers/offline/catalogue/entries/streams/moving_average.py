"""Moving average: the mean of the last numbers of a stream.

The last numbers are kept in a queue with their sum. A new number enters both, and the oldest leaves when the window is
full.
"""

from collections import deque
from random import Random
from typing import Any

ENTRY = {
    "target": "MovingAverage",
    "keywords": "moving average data stream window size next mean last",
    "preconditions": ["size ≥ 1; before the window is full the mean is over what there is"],
    "growth": "1",
    "growth_reason": "each number enters and leaves once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 2.2.1"],
    "steps": [
        "Add the number to queue and sum.",
        "Above the size take the oldest out of both.",
        "Divide the sum by the length.",
    ],
    "compare": "approximate",
    "example": [
        [("MovingAverage", (3,)), ("next", (1,)), ("next", (10,)), ("next", (3,)), ("next", (5,))],
        [1.0, 5.5, 4.666666666666667, 6.0],
    ],
}


class MovingAverage:
    """The mean of the last `size` numbers."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.window: deque[int] = deque()
        self.total = 0

    def next(self, val: int) -> float:
        """Add a number and give the mean."""
        self.window.append(val)
        self.total += val
        if len(self.window) > self.size:
            self.total -= self.window.popleft()
        return self.total / len(self.window)


class Oracle:
    def __init__(self, size: int) -> None:
        self.size = size
        self.every: list[int] = []

    def next(self, val: int) -> float:
        self.every.append(val)
        last = self.every[-self.size :]
        return sum(last) / len(last)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    return [("MovingAverage", (rng.randint(1, 4),)), *(("next", (rng.randint(-9, 9),)) for _ in range(2 * size))]
