"""Smith number: a composite number whose digits add up to those of its prime factors.

Found by A. Wilansky in the telephone number of his brother-in-law, 4937775.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "smith number digit sum of prime factors",
    "preconditions": ["n ≥ 1"],
    "growth": "sqrt n",
    "growth_reason": "trial division",
    "references": ["OEIS Foundation, The On-Line Encyclopedia of Integer Sequences, A006753"],
    "steps": ["Compute what the definition speaks of.", "Compare."],
    "example": [(85,), True],
    "edges": [(1,), (2,), (4,), (22,), (23,)],
}


def is_smith_number(n: int) -> bool:
    """Whether n is a smith number."""
    left, factors, total, d = n, 0, 0, 2
    while left > 1:
        if d * d > left:
            d = left
        while left % d == 0:
            left //= d
            factors += 1
            total += sum(map(int, str(d)))
        d += 1
    return factors > 1 and total == sum(map(int, str(n)))


def oracle(n: int) -> bool:
    primes, left = [], n
    while left > 1:
        primes.append(next(d for d in range(2, left + 1) if left % d == 0))
        left //= primes[-1]
    return len(primes) > 1 and sum(int(c) for p in primes for c in str(p)) == sum(int(c) for c in str(n))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.choice([4, 22, 27, 58, 85, 94, 666, rng.randint(1, 20 * size + 9)]),)
