"""Signs to a sum: in how many ways signs before the numbers of a list make their sum a given number.

The sums that can be reached are kept with the number of ways to each.
"""

from itertools import product
from random import Random
from typing import Any

ENTRY = {
    "keywords": "target sum count ways assign plus minus signs",
    "growth": "n S",
    "growth_reason": "S different sums at most after each number",
    "references": ["M. R. Garey and D. S. Johnson, Computers and Intractability, section 4.2"],
    "steps": ["Begin with the sum zero.", "Go to two sums from each, number by number."],
    "example": [([1, 1, 1, 1, 1], 3), 5],
    "edges": [([], 0), ([], 1), ([0], 0), ([2], -2)],
}


def target_sum(numbers: list[int], wanted: int) -> int:
    """The number of ways."""
    ways = {0: 1}
    for number in numbers:
        after: dict[int, int] = {}
        for total, count in ways.items():
            for reached in (total + number, total - number):
                after[reached] = after.get(reached, 0) + count
        ways = after
    return ways.get(wanted, 0)


def oracle(numbers: list[int], wanted: int) -> int:
    signs = product((1, -1), repeat=len(numbers))
    return sum(sum(s * n for s, n in zip(some, numbers, strict=True)) == wanted for some in signs)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(0, 4) for _ in range(rng.randint(0, min(size, 8)))], rng.randint(-5, 6)
