"""Hit counter: how many hits came in the last 300 seconds.

The times of the hits are kept in a queue. Asked for the count, the queue drops what is too old at its front.
"""

from collections import deque
from random import Random
from typing import Any

ENTRY = {
    "target": "HitCounter",
    "aliases": ["rate window"],
    "keywords": "hit counter last five minutes 300 seconds timestamps count",
    "preconditions": ["times are in seconds and never fall; a hit 300 seconds ago no longer counts"],
    "growth": "1",
    "growth_reason": "each hit enters and leaves the queue once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 2.2.1"],
    "steps": ["Keep the times in a queue.", "Drop those at the front that are 300 seconds old.", "Count the rest."],
    "example": [
        [
            ("HitCounter", ()),
            ("hit", (1,)),
            ("hit", (2,)),
            ("getHits", (4,)),
            ("hit", (300,)),
            ("getHits", (300,)),
            ("getHits", (301,)),
        ],
        [None, None, 2, None, 3, 2],
    ],
}


WINDOW = 300


class HitCounter:
    """Counts the hits of the last five minutes."""

    def __init__(self) -> None:
        self.times: deque[int] = deque()

    def hit(self, timestamp: int) -> None:
        """Note a hit."""
        self.times.append(timestamp)

    def getHits(self, timestamp: int) -> int:  # noqa: N802 - the name that people know
        """The number of hits in the last five minutes."""
        while self.times and self.times[0] <= timestamp - WINDOW:
            self.times.popleft()
        return len(self.times)


class Oracle:
    def __init__(self) -> None:
        self.times: list[int] = []

    def hit(self, timestamp: int) -> None:
        self.times.append(timestamp)

    def getHits(self, timestamp: int) -> int:  # noqa: N802 - the same name
        return sum(timestamp - time < 300 for time in self.times)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("HitCounter", ())]
    now = 1
    for _ in range(3 * size):
        now += rng.choice([0, 1, 50, 150])
        calls.append((rng.choice(["hit", "getHits"]), (now,)))
    return calls
