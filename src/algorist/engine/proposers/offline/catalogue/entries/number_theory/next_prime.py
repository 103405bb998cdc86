"""Next prime: the smallest prime above a number.

Each number in turn is tried by division up to its square root. Between n and 2n there is always a prime, and in
practice it comes soon.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "next prime number smallest greater than after",
    "growth": "sqrt n log n",
    "growth_reason": "about log n candidates, each divided up to its square root",
    "references": ["G. H. Hardy and E. M. Wright, An Introduction to the Theory of Numbers, chapter 22"],
    "steps": [
        "Go up from the number.",
        "Try to divide by 2, 3, … up to the square root.",
        "The first without a divisor is the answer.",
    ],
    "example": [(14,), 17],
    "edges": [(-5,), (0,), (1,), (2,), (89,), (7,)],
}


def next_prime(n: int) -> int:
    """The smallest prime above n."""
    candidate = max(n + 1, 2)
    divisor = 2
    while divisor * divisor <= candidate:
        if candidate % divisor == 0:
            candidate += 1
            divisor = 2
        else:
            divisor += 1
    return candidate


def oracle(n: int) -> int:
    return next(p for p in range(max(n + 1, 2), 9999) if sum(p % d == 0 for d in range(1, p + 1)) == 2)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(-3, 20 * size),)
