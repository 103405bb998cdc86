"""Greatest exclusive or: the greatest value of a ^ b for two numbers of a list.

The answer is built from its highest bit down: a bit can be had if two prefixes differ by what is built so far.
"""

from itertools import combinations
from random import Random
from typing import Any

ENTRY = {
    "keywords": "maximum xor of two numbers in an array pair",
    "preconditions": ["numbers ≥ 0; 0 for fewer than two numbers"],
    "growth": "n",
    "growth_reason": "one set of prefixes for each bit of the word",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4A, section 7.1.3"],
    "steps": ["From the highest bit down, try to set the next bit of the answer.", "Keep it if two prefixes allow it."],
    "example": [([3, 10, 5, 25, 2, 8],), 28],
    "edges": [([],), ([7],), ([4, 4],), ([0, 1],)],
}


def maximum_xor_pair(numbers: list[int]) -> int:
    """The greatest a ^ b."""
    best = 0
    for place in reversed(range(max(numbers, default=0).bit_length())):
        best <<= 1
        prefixes = {number >> place for number in numbers}
        if any(prefix ^ best ^ 1 in prefixes for prefix in prefixes):
            best += 1
    return best


def oracle(numbers: list[int]) -> int:
    return max((a ^ b for a, b in combinations(numbers, 2)), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 60) for _ in range(rng.randint(0, size))],)
