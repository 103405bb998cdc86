"""Matrix chain: the fewest multiplications for a product of matrices.

The last product splits the chain in two. For each part of the chain every split is tried, short parts first, and the
cheapest is kept.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["matrix chain multiplication order"],
    "keywords": "matrix chain multiplication order minimum cost scalar multiplications dimensions parenthesization",
    "preconditions": ["matrix i has dims[i] rows and dims[i + 1] columns"],
    "growth": "n^3",
    "growth_reason": "each split is tried for each part of the chain",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 15"],
    "steps": [
        "One matrix costs nothing.",
        "For longer parts try each split: both halves and the product of the three sizes.",
        "The whole chain is the answer.",
    ],
    "example": [([10, 30, 5, 60],), 4500],
    "edges": [([],), ([3],), ([3, 4],), ([2, 3, 4],), ([1, 2, 1, 2, 1],)],
}


def matrix_chain(dims: list[int]) -> int:
    """The fewest scalar multiplications."""
    n = len(dims)
    cost = [[0] * n for _ in range(n)]
    for width in range(2, n):
        for i in range(n - width):
            j = i + width
            cost[i][j] = min(cost[i][k] + cost[k][j] + dims[i] * dims[k] * dims[j] for k in range(i + 1, j))
    return cost[0][-1] if n else 0


def oracle(dims: list[int]) -> int:
    if len(dims) <= 2:
        return 0
    inner = range(1, len(dims) - 1)
    return min(dims[k - 1] * dims[k] * dims[k + 1] + oracle(dims[:k] + dims[k + 1 :]) for k in inner)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(1, 9) for _ in range(min(size, 7))],)
