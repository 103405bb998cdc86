"""Product of the others: for each place the product of all numbers but its own.

One pass from the left multiplies what lies before, one from the right what lies behind; no division is needed, so zeros
do no harm.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["product of array except self"],
    "keywords": "product except self others all but own without division array",
    "growth": "n",
    "growth_reason": "two passes",
    "references": ["R. Sedgewick and K. Wayne, Algorithms, 4th edition, section 1.4"],
    "steps": [
        "From the left, write for each place the product of all numbers before it.",
        "From the right, multiply each place by the product of all numbers behind it.",
    ],
    "example": [([1, 2, 3, 4],), [24, 12, 8, 6]],
    "edges": [([],), ([5],), ([0, 2],), ([0, 0, 3],), ([-1, 1],)],
}


def product_except_self(nums: list[int]) -> list[int]:
    """For each place the product of all other numbers."""
    products = []
    before = 1
    for value in nums:
        products.append(before)
        before *= value
    behind = 1
    for i in reversed(range(len(nums))):
        products[i] *= behind
        behind *= nums[i]
    return products


def oracle(nums: list[int]) -> list[int]:
    products = []
    for i in range(len(nums)):
        product = 1
        for j, value in enumerate(nums):
            if i != j:
                product *= value
        products.append(product)
    return products


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(-4, 4) for _ in range(size)],)
