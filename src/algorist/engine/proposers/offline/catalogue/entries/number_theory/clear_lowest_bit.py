"""Clear the lowest one: the number without the last 1 of its binary digits.

n - 1 turns that 1 into 0 and all behind it into 1; and leaves what both have.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "unset turn off clear rightmost lowest set bit",
    "preconditions": ["n ≥ 0"],
    "growth": "1",
    "growth_reason": "a few operations on words",
    "references": ["H. S. Warren, Hacker's Delight, chapter 2"],
    "steps": ["Combine the numbers bit by bit."],
    "example": [(12,), 8],
    "edges": [(0,), (1,), (8,), (7,)],
}


def clear_lowest_bit(n: int) -> int:
    """Clear the lowest one."""
    return n & (n - 1)


def oracle(n: int) -> int:
    text = f"{n:b}"
    return int(text[: text.rindex("1")] + "0" + text[text.rindex("1") + 1 :], 2) if n else 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 2 ** (size + 2)),)
