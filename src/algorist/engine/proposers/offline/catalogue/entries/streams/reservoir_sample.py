"""Reservoir sampling: k elements of a stream, each as likely as any other, without knowing its length.

The first k are kept. The i-th after them takes the place of a random kept one with probability k / i.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["algorithm R", "random sample of a stream"],
    "keywords": "reservoir sampling random sample stream unknown length k elements seed",
    "preconditions": ["the same seed gives the same sample; a shorter stream is taken whole"],
    "growth": "n",
    "growth_reason": "one random number for each element",
    "references": ["J. S. Vitter, Random sampling with a reservoir, ACM TOMS, 1985"],
    "steps": ["Keep the first k.", "For each further element draw a place.", "Within the first k it is replaced."],
    "example": [([5], 2, 1), [5]],
    "edges": [([], 0, 1), ([], 3, 1), ([1, 2, 3], 3, 7), ([1, 2, 3], 0, 7)],
}


def reservoir_sample(stream: list[int], k: int, seed: int) -> list[int]:
    """K elements drawn with equal chances."""
    rng = Random(seed)  # noqa: S311 - the caller gives the seed, no secrets
    kept: list[int] = []
    for count, item in enumerate(stream, 1):
        if len(kept) < k:
            kept.append(item)
            continue
        place = rng.randrange(count)
        if place < k:
            kept[place] = item
    return kept


def check(args: tuple[Any, ...], got: list[int]) -> bool:
    stream, k, _ = args
    if len(got) != min(k, len(stream)) or any(got.count(v) > stream.count(v) for v in got):
        return False
    if k == 0 or len(stream) <= k:
        return sorted(got) == sorted(stream[:k])
    places = range(len(stream))
    last = sum(len(stream) - 1 in reservoir_sample(list(places), k, s) for s in range(60))
    return 0 < last < 60 if k < len(stream) - 2 else last > 0


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(0, 9) for _ in range(size)], rng.randint(0, 4), rng.randint(0, 99)
