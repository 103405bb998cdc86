"""Pancake sort: the prefix reversals that bring a list into ascending order.

The largest item not yet in place is flipped to the front and then flipped to its place at the end of the unsorted part.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["prefix reversal sort"],
    "keywords": "pancake sort flips prefix reversal stack spatula order",
    "growth": "n^2",
    "growth_reason": "n rounds, each with a search and two flips",
    "references": [
        "W. Gates and C. Papadimitriou, Bounds for sorting by prefix reversal, Discrete Mathematics 27, 1979"
    ],
    "steps": [
        "Find the largest item of the unsorted front.",
        "Flip it to the first place unless it is there.",
        "Flip the whole front, which puts it last.",
    ],
    "example": [([3, 2, 4, 1],), [3, 4, 2, 3, 2]],
    "edges": [([],), ([1],), ([2, 1],), ([1, 2, 3],), ([5, 5, 1],)],
}


def pancake_sort(nums: list[int]) -> list[int]:
    """The lengths of the prefixes to reverse, one after another."""
    stack, flips = list(nums), []
    for size in range(len(stack), 1, -1):
        place = max(range(size), key=lambda i: (stack[i], i))
        if place == size - 1:
            continue
        for length in (place + 1, size):
            if length > 1:
                flips.append(length)
                stack[:length] = stack[:length][::-1]
    return flips


def check(args: tuple[Any, ...], got: list[int]) -> bool:
    stack = list(args[0])
    for length in got:
        stack = stack[:length][::-1] + stack[length:]
    return stack == sorted(stack) and len(got) <= 2 * len(stack)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-size, size) for _ in range(size)],)
