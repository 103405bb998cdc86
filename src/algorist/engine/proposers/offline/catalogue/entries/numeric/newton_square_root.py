"""Newton's square root: the square root of a number within a given error.

The mean of a guess and of the number divided by it is a better guess. It is repeated until the square is near enough.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["Heron's method", "sqrt with epsilon"],
    "keywords": "sqrt square root newton heron approximation epsilon tolerance float",
    "preconditions": ["x ≥ 0 and epsilon > 0; the square differs from x by at most epsilon"],
    "growth": "log n",
    "growth_reason": "the number of right digits doubles with each step",
    "references": ["W. Press et al., Numerical Recipes, chapter 9"],
    "steps": [
        "Start with half the number.",
        "Take the mean of the guess and x divided by it.",
        "Stop when the square is within epsilon of x.",
    ],
    "compare": "approximate",
    "example": [(2.0, 0.01), 1.4166666666666667],
    "edges": [(0.0, 0.1), (1.0, 0.5), (4.0, 0.2), (27.0, 0.01)],
}


def newton_square_root(x: float, epsilon: float) -> float:
    """The square root of x, its square within epsilon of x."""
    guess = x / 2
    while abs(x - guess * guess) > epsilon:
        guess = (guess + x / guess) / 2
    return guess


def check(args: tuple[Any, ...], got: float) -> bool:
    x, epsilon = args
    return got >= 0 and abs(got * got - x) <= epsilon * 1.001


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return float(rng.randint(0, 9 * size)), rng.choice([0.5, 0.01, 0.0001])
