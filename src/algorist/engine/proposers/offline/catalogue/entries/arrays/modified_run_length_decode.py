"""Modified run-length decoding: pairs of count and element written out, single elements as they are.

The way back from the modified encoding.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "decode run length encoded given list modified",
    "growth": "n",
    "growth_reason": "one step an element of the answer",
    "references": ["W. Hett, Ninety-Nine Prolog Problems, P12"],
    "steps": ["Write each pair's element as often as it says.", "Keep single elements."],
    "example": [([[2, 1], 2, [3, 5]],), [1, 1, 2, 5, 5, 5]],
    "edges": [([],), ([0],), ([[2, 0]],)],
}


def modified_run_length_decode(encoded: list[Any]) -> list[Any]:
    """The list that was encoded."""
    items: list[Any] = []
    for part in encoded:
        if isinstance(part, list):
            items.extend([part[1]] * part[0])
        else:
            items.append(part)
    return items


def oracle(encoded: list[Any]) -> list[Any]:
    runs = [part if isinstance(part, list) else [1, part] for part in encoded]
    return [item for count, item in runs for _ in range(count)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    runs = [[rng.randint(2, 4), rng.randint(0, 9)] for _ in range(rng.randint(0, size))]
    return ([rng.choice([run, run[1]]) for run in runs],)
