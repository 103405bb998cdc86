"""Gas station: where to start a round trip so that the tank never runs empty.

When the tank runs empty, no start on the way so far works, so the next station is tried. If all gas is enough for all
ways, the last start tried works.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["circular tour"],
    "keywords": "gas station circuit start index round trip cost fuel petrol",
    "preconditions": ["the first station that works; -1 when there is none"],
    "growth": "n",
    "growth_reason": "one pass",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": [
        "Add each station's gas less the way's cost.",
        "Below zero start anew behind it.",
        "A negative total means that there is no start.",
    ],
    "example": [([1, 2, 3, 4, 5], [3, 4, 5, 1, 2]), 3],
    "edges": [([], []), ([1], [1]), ([2, 3, 4], [3, 4, 3]), ([5, 0], [1, 4])],
}


def gas_station(gas: list[int], cost: list[int]) -> int:
    """The station to start from."""
    start = 0 if gas else -1
    total = tank = 0
    for i, (fuel, way) in enumerate(zip(gas, cost, strict=True)):
        total += fuel - way
        tank += fuel - way
        if tank < 0:
            start, tank = i + 1, 0
    return start if total >= 0 else -1


def oracle(gas: list[int], cost: list[int]) -> int:
    n = len(gas)
    gains = [gas[i] - cost[i] for i in range(n)] * 2
    return next((s for s in range(n) if all(sum(gains[s:e]) >= 0 for e in range(s, s + n + 1))), -1)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(0, 6) for _ in range(size)], [rng.randint(0, 5) for _ in range(size)]
