"""Next permutation: the next larger arrangement of a list, or the smallest after the largest.

The longest falling end cannot grow. The item before it is swapped with the smallest larger one in it, and the end is
turned round to rise.
"""

import itertools
from random import Random
from typing import Any

ENTRY = {
    "keywords": "next permutation lexicographic order arrangement greater rearrange",
    "preconditions": ["the largest arrangement is followed by the smallest"],
    "growth": "n",
    "growth_reason": "a constant number of passes from the end",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.2"],
    "steps": [
        "Find the last item that is smaller than its successor.",
        "Swap it with the last item larger than it.",
        "Reverse all behind it.",
    ],
    "example": [([1, 2, 3],), [1, 3, 2]],
    "edges": [([],), ([1],), ([3, 2, 1],), ([1, 1, 5],), ([1, 5, 1],)],
}


def next_permutation(perm: list[int]) -> list[int]:
    """The next arrangement."""
    result = list(perm)
    i = len(result) - 2
    while i >= 0 and result[i] >= result[i + 1]:
        i -= 1
    if i >= 0:
        j = len(result) - 1
        while result[j] <= result[i]:
            j -= 1
        result[i], result[j] = result[j], result[i]
    return result[: i + 1] + result[i + 1 :][::-1]


def oracle(perm: list[int]) -> list[int]:
    every = sorted(set(itertools.permutations(perm)))
    return list(every[(every.index(tuple(perm)) + 1) % len(every)])


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 4) for _ in range(min(size, 5))],)
