"""Citation index: the greatest number h such that h papers have h citations or more each.

In descending order, h is the last place that does not exceed its citations.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Hirsch index"],
    "keywords": "h index citations researcher papers",
    "growth": "n log n",
    "growth_reason": "sorting",
    "references": ["J. E. Hirsch, An Index to Quantify an Individual's Scientific Research Output, 2005"],
    "steps": ["Sort the citations in descending order.", "Count places while they do not exceed their citations."],
    "example": [([3, 0, 6, 1, 5],), 3],
    "edges": [([],), ([0],), ([7],), ([1, 1, 1],), ([4, 4, 4, 4],)],
}


def h_index(citations: list[int]) -> int:
    """The index."""
    return sum(place <= count for place, count in enumerate(sorted(citations, reverse=True), 1))


def oracle(citations: list[int]) -> int:
    return max(h for h in range(len(citations) + 1) if len([c for c in citations if c >= h]) >= h)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 12) for _ in range(rng.randint(0, size))],)
