"""Power set: all subsets of a list, those without the first item before those with it.

The subsets of the rest are listed first. Then each of them comes again with the first item in front.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["all subsets, first item last"],
    "keywords": "powerset power set all subsets of list recursive",
    "preconditions": ["items count by their positions, so equal items give equal subsets"],
    "growth": "2^n",
    "growth_reason": "there are 2^n subsets",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 4, section 7.2.1.1"],
    "steps": [
        "The empty list has the empty subset.",
        "List the subsets of the rest.",
        "Repeat them with the first item in front.",
    ],
    "example": [(["a", "b", "c"],), [[], ["c"], ["b"], ["b", "c"], ["a"], ["a", "c"], ["a", "b"], ["a", "b", "c"]]],
    "edges": [([],), ([1],), ([1, 1],)],
}


def powerset(items: list[Any]) -> list[list[Any]]:
    """The subsets, each in the order of the list."""
    if not items:
        return [[]]
    rest = powerset(items[1:])
    return rest + [[items[0], *subset] for subset in rest]


def oracle(items: list[Any]) -> list[list[Any]]:
    n = len(items)
    return [[items[i] for i in range(n) if mask >> (n - 1 - i) & 1] for mask in range(1 << n)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(min(size, 6))],)
