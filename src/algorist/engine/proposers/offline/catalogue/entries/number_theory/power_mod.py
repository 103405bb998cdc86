"""Modular power: base to the exponent modulo m by repeated squaring.

The bits of the exponent say which of the squares base, base^2, base^4 and so on are multiplied; all products are
reduced at once and stay small.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["modular exponentiation", "fast power"],
    "keywords": "power modulo modular exponentiation fast repeated squaring base exponent mod",
    "preconditions": ["exponent ≥ 0, modulus ≥ 1"],
    "growth": "log exponent",
    "growth_reason": "one squaring for each bit of the exponent",
    "references": ["D. Knuth, The Art of Computer Programming, volume 2, section 4.6.3"],
    "steps": [
        "Start with 1 reduced by the modulus.",
        "While the exponent is not 0, multiply the result by the base if the exponent is odd.",
        "Square the base and halve the exponent, rounding down.",
    ],
    "example": [(3, 13, 7), 3],
    "edges": [(2, 0, 1), (0, 0, 5), (0, 3, 5), (5, 1, 5), (-2, 3, 7)],
}


def power_mod(base: int, exponent: int, modulus: int) -> int:
    """Base ** exponent % modulus."""
    result = 1 % modulus
    base %= modulus
    while exponent > 0:
        if exponent % 2 == 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent //= 2
    return result


def oracle(base: int, exponent: int, modulus: int) -> int:
    product = 1
    for _ in range(exponent):
        product *= base
    return product % modulus


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.randint(-20, 20), rng.randint(0, 4 * size), rng.randint(1, 40)
