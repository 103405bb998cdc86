"""Count the zeros: how many binary digits of a number are zero.

The width of the number less the ones in it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["count zeros in binary"],
    "keywords": "count unset bits zeros in the binary representation of a number",
    "preconditions": ["n ≥ 0; zero has no digits"],
    "growth": "1",
    "growth_reason": "two operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 5"],
    "steps": ["Take the number's width.", "Take the ones away."],
    "example": [(18,), 3],
    "edges": [(0,), (1,), (2,), (7,), (8,)],
}


def count_unset_bits(n: int) -> int:
    """The zeros below the highest one."""
    return n.bit_length() - n.bit_count()


def oracle(n: int) -> int:
    count = 0
    while n > 0:
        count += n % 2 == 0
        n //= 2
    return count


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 1)),)
