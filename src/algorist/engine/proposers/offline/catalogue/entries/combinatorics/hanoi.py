"""Towers of Hanoi: the moves that bring a tower from one peg to another.

To move n discs, n - 1 go out of the way to the third peg, the largest goes to its goal, and the n - 1 follow.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "hanoi towers discs pegs moves steps from start to end",
    "preconditions": ["pegs are 1, 2 and 3; a move is (from, to); the shortest sequence"],
    "growth": "2^n",
    "growth_reason": "2^n - 1 moves",
    "references": ["É. Lucas, Récréations mathématiques, volume 3, 1893"],
    "steps": ["Move n - 1 discs to the third peg.", "Move the largest disc.", "Move the n - 1 discs on top of it."],
    "example": [(2, 1, 3), [(1, 2), (1, 3), (2, 3)]],
    "edges": [(0, 1, 3), (1, 1, 3), (3, 2, 1), (1, 3, 2), (2, 1, 1)],
}


def hanoi(height: int, start: int = 1, end: int = 3) -> list[tuple[int, int]]:
    """The moves of a tower of this height."""
    if height == 0:
        return []
    spare = min({1, 2, 3} - {start, end})
    return [*hanoi(height - 1, start, spare), (start, end), *hanoi(height - 1, spare, end)]


def check(args: tuple[Any, ...], got: list[tuple[int, int]]) -> bool:
    height, start, end = args
    pegs: dict[int, list[int]] = {1: [], 2: [], 3: []}
    pegs[start] = list(range(height, 0, -1))
    for source, goal in got:
        if not pegs[source] or (pegs[goal] and pegs[goal][-1] < pegs[source][-1]):
            return False
        pegs[goal].append(pegs[source].pop())
    return pegs[end] == list(range(height, 0, -1)) and len(got) == 2**height - 1


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return min(size, 6), *rng.sample([1, 2, 3], 2)
