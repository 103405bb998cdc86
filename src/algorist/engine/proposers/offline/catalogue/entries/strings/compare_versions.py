"""Compare versions: -1, 0 or 1 as the first of two version numbers is older, the same or newer.

The parts between the dots are compared as numbers; a part that is missing is zero.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "compare version numbers dots revision",
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["T. Preston-Werner, Semantic Versioning 2.0.0, section 11"],
    "steps": ["Split at the dots.", "Compare number by number."],
    "example": [("1.2.10", "1.2.9"), 1],
    "edges": [("1", "1.0"), ("0.1", "0.01"), ("1.0.1", "1"), ("2", "10")],
}


def compare_versions(first: str, second: str) -> int:
    """-1, 0 or 1."""
    a, b = (list(map(int, text.split("."))) for text in (first, second))
    for place in range(max(len(a), len(b))):
        one = a[place] if place < len(a) else 0
        other = b[place] if place < len(b) else 0
        if one != other:
            return 1 if one > other else -1
    return 0


def oracle(first: str, second: str) -> int:
    a, b = (tuple(int(part) for part in (text + ".0" * 12).split(".")[:12]) for text in (first, second))
    return (a > b) - (a < b)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    def write() -> str:
        return ".".join(rng.choice(["0", "1", "2", "01", "10"]) for _ in range(rng.randint(1, min(size, 4) + 1)))

    return write(), write()
