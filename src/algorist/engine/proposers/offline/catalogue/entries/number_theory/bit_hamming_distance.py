"""Hamming distance of numbers: in how many binary places two numbers differ.

Exclusive or leaves a 1 where they differ; these are counted.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "hamming distance bits differ two numbers count to flip",
    "preconditions": ["a, b ≥ 0"],
    "growth": "log n",
    "growth_reason": "one step for each bit that differs",
    "references": ["H. S. Warren, Hacker's Delight, chapter 5"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(13, 9), 1],
    "edges": [(0, 0), (0, 1), (7, 8), (255, 0)],
}


def bit_hamming_distance(a: int, b: int) -> int:
    """Hamming distance of numbers."""
    different, count = a ^ b, 0
    while different:
        different &= different - 1
        count += 1
    return count


def oracle(a: int, b: int) -> int:
    width = max(a, b).bit_length()
    return sum(x != y for x, y in zip(f"{a:0{width}b}", f"{b:0{width}b}", strict=True))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(0, 2 ** (size + 2)), rng.randint(0, 2 ** (size + 2))
