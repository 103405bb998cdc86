"""Heron's formula: the area of a triangle from its three sides.

With half the perimeter s it is the root of s(s - a)(s - b)(s - c).
"""

import math
from random import Random
from typing import Any

ENTRY = {
    "aliases": ["area of a triangle from sides"],
    "keywords": "area of a triangle three sides heron",
    "preconditions": ["the sides make a triangle"],
    "growth": "1",
    "growth_reason": "one formula",
    "references": ["D. Zwillinger, CRC Standard Mathematical Tables and Formulae, chapter 4"],
    "steps": ["Put the lengths into the formula."],
    "compare": "approximate",
    "example": [(3.0, 4.0, 5.0), 6.0],
    "edges": [(1.0, 1.0, 1.0), (5.0, 5.0, 6.0)],
}


def heron_area(a: float, b: float, c: float) -> float:
    """The area of a triangle from its three sides."""
    s = (a + b + c) / 2
    return math.sqrt(max(s * (s - a) * (s - b) * (s - c), 0.0))


def oracle(a: float, b: float, c: float) -> float:
    if not a or not b:
        return 0.0
    cosine = (a * a + b * b - c * c) / (2 * a * b)
    return a * b / 2 * math.sqrt(max(1 - cosine * cosine, 0.0))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    a, b = 1 + rng.random() * (size + 1), 1 + rng.random() * (size + 1)
    low, high = abs(a - b), a + b
    return a, b, low + (high - low) * (0.1 + 0.8 * rng.random())
