"""Dutch national flag: zeros, ones and twos brought into order in one pass.

Three borders divide the list into zeros, ones, the unknown and twos. The first unknown item goes to the zeros, stays as
a one, or is swapped with the last unknown item to become a two.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["sort colors", "three-way partition"],
    "keywords": "sort colors 0 1 2 dutch national flag red white blue three values partition",
    "preconditions": ["every number is 0, 1 or 2"],
    "growth": "n",
    "growth_reason": "each step shrinks the unknown part by one",
    "references": ["E. W. Dijkstra, A Discipline of Programming, 1976, chapter 14"],
    "steps": [
        "Look at the first unknown item.",
        "A 0 is swapped to the front part, a 2 to the back part, a 1 stays.",
        "Stop when nothing is unknown.",
    ],
    "example": [([2, 0, 2, 1, 1, 0],), [0, 0, 1, 1, 2, 2]],
    "edges": [([],), ([2],), ([0, 0],), ([2, 1, 0],), ([1, 0, 2, 0],)],
}


def dutch_flag(colors: list[int]) -> list[int]:
    """The zeros, then the ones, then the twos."""
    result = list(colors)
    low, here, high = 0, 0, len(result) - 1
    while here <= high:
        if result[here] == 0:
            result[low], result[here] = result[here], result[low]
            low, here = low + 1, here + 1
        elif result[here] == 2:
            result[high], result[here] = result[here], result[high]
            high -= 1
        else:
            here += 1
    return result


def oracle(colors: list[int]) -> list[int]:
    return [0] * colors.count(0) + [1] * colors.count(1) + [2] * colors.count(2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 2) for _ in range(size)],)
