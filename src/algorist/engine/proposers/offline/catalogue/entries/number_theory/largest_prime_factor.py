"""Largest prime factor: the largest prime that divides a number.

Every divisor is divided out as often as it goes, smallest first; what is left at the end is prime or 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["greatest prime divisor"],
    "keywords": "largest maximum prime factor divisor number",
    "preconditions": ["n is at least 2"],
    "growth": "sqrt(n)",
    "growth_reason": "divisors are tried up to the root of what is left",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 2, section 4.5.4"],
    "steps": ["Divide out each divisor.", "Stop when its square is larger than the rest.", "The rest, if not 1."],
    "example": [(15,), 5],
    "edges": [(2,), (4,), (49,), (97,), (360,)],
}


def largest_prime_factor(n: int) -> int:
    """The largest prime factor of n."""
    largest = 1
    divisor = 2
    while divisor * divisor <= n:
        while n % divisor == 0:
            largest = divisor
            n //= divisor
        divisor += 1
    return n if n > 1 else largest


def oracle(n: int) -> int:
    return max(d for d in range(2, n + 1) if n % d == 0 and all(d % e for e in range(2, d)))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(2, 10 * size + 5),)
