"""Flatten: the items of nested lists in one list.

A stack holds what is still to be looked at. A list on top is replaced by its items, the last one lowest; anything else
is written down.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "flatten nested lists list of lists one level deep recursive",
    "preconditions": ["lists may be nested to any depth; only lists are opened"],
    "growth": "n",
    "growth_reason": "each list and item is taken from the stack once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 2.3"],
    "steps": [
        "Put the list on a stack.",
        "Open a list on top by stacking its items in reverse.",
        "Write down everything else.",
    ],
    "example": [([[1, [], [2, 3]], [[4]], 5],), [1, 2, 3, 4, 5]],
    "edges": [([],), ([[]],), ([[[[1]]]],), (["ab", ["c"]],)],
}


def flatten(nested: list[Any]) -> list[Any]:
    """The items in their order."""
    result = []
    stack: list[Any] = [nested]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        else:
            result.append(item)
    return result


def oracle(nested: list[Any]) -> list[Any]:
    return [leaf for item in nested for leaf in (oracle(item) if isinstance(item, list) else [item])]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    def nest(depth: int) -> list[Any]:
        return [
            nest(depth - 1) if depth and rng.random() < 0.4 else rng.randint(0, 9) for _ in range(rng.randint(0, 3))
        ]

    return (nest(min(size, 4)),)
