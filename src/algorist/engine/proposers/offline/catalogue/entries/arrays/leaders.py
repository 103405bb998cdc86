"""Leaders: the elements that are larger than all that come after them.

Seen from the right, a leader is a new maximum.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["leaders in an array"],
    "keywords": "leaders elements greater than all elements to the right side",
    "preconditions": ["the last element is a leader; strictly larger; in the list's order"],
    "growth": "n",
    "growth_reason": "one pass from the right",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 1.2.10"],
    "steps": ["Walk from the right with the largest so far.", "Keep every new maximum.", "Turn the result round."],
    "example": [([16, 17, 4, 3, 5, 2],), [17, 5, 2]],
    "edges": [([],), ([1],), ([2, 2],), ([1, 2],)],
}


def leaders(numbers: list[int]) -> list[int]:
    """The elements that no later element reaches."""
    found: list[int] = []
    for number in reversed(numbers):
        if not found or number > found[-1]:
            found.append(number)
    return found[::-1]


def oracle(numbers: list[int]) -> list[int]:
    return [v for i, v in enumerate(numbers) if all(v > later for later in numbers[i + 1 :])]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-5, 9) for _ in range(size)],)
