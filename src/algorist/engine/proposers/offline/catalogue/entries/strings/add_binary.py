"""Add in binary: the sum of two numbers written in binary digits.

Digit by digit from the last, with a carry.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "add two binary strings sum",
    "preconditions": ["digits 0 and 1, one or more; the answer has no leading zero"],
    "growth": "n",
    "growth_reason": "one step a digit",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.3.1"],
    "steps": ["Add the last digits and the carry.", "Go on to the left."],
    "example": [("1010", "1011"), "10101"],
    "edges": [("0", "0"), ("1", "1"), ("11", "1"), ("0", "101"), ("001", "1")],
}


def add_binary(a: str, b: str) -> str:
    """The sum in binary."""
    digits: list[str] = []
    carry = 0
    for place in range(1, max(len(a), len(b)) + 2):
        total = carry
        for text in (a, b):
            if place <= len(text) and text[-place] == "1":
                total += 1
        digits.append(str(total % 2))
        carry = total // 2
    return "".join(reversed(digits)).lstrip("0") or "0"


def oracle(a: str, b: str) -> str:
    return f"{int(a, 2) + int(b, 2):b}"


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a, b = ("".join(rng.choice("01") for _ in range(rng.randint(1, size + 1))) for _ in range(2))
    return a, b
