"""Simpson's rule: the integral of a polynomial between two limits, by parabolas through three points each.

The stretch is cut into an even number of equal steps. The values are weighed 1, 4, 2, 4, …, 4, 1.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["numerical integration", "Simpson quadrature"],
    "keywords": "numerical integration simpson rule integral polynomial coefficients limits steps quadrature",
    "preconditions": ["coefficients[i] belongs to x**i; the number of steps is even and positive"],
    "growth": "n * steps",
    "growth_reason": "one value of the polynomial at each step",
    "references": ["Press et al., Numerical Recipes, section 4.1"],
    "steps": ["Cut the stretch into steps.", "Weigh the values 1, 4, 2, …, 4, 1.", "Times a third of a step."],
    "compare": "approximate",
    "example": [([0.0, 0.0, 3.0], 0.0, 2.0, 2), 8.0],
    "edges": [([1.0], 0.0, 1.0, 2), ([0.0, 1.0], 1.0, 1.0, 4), ([], 0.0, 5.0, 2)],
}


def simpson_integral(coefficients: list[float], start: float, end: float, steps: int) -> float:
    """The integral from start to end; exact up to the third degree."""
    width = (end - start) / steps
    total = 0.0
    for i in range(steps + 1):
        x = start + i * width
        value = 0.0
        for coefficient in reversed(coefficients):
            value = value * x + coefficient
        inner = 4 if i % 2 else 2
        total += value * (1 if i in (0, steps) else inner)
    return total * width / 3


def oracle(coefficients: list[float], start: float, end: float, steps: int) -> float:
    assert steps % 2 == 0
    return sum(c * (end ** (i + 1) - start ** (i + 1)) / (i + 1) for i, c in enumerate(coefficients))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    coefficients = [float(rng.randint(-4, 4)) for _ in range(min(size, 4))]
    return coefficients, float(rng.randint(-3, 0)), float(rng.randint(1, 3)), 2 * rng.randint(1, 4)
