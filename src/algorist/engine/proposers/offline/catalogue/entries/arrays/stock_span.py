"""Stock span: for each day how many days in a row, up to it, the price was not above that day's.

A stack keeps the days whose price is higher than all that came after them.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "stock span problem consecutive days price less than or equal",
    "growth": "n",
    "growth_reason": "each day goes on the stack and off it once",
    "references": ["M. T. Goodrich and R. Tamassia, Data Structures and Algorithms in Java, chapter 5"],
    "steps": [
        "Take the days off the stack whose price is not higher.",
        "The span reaches to the day that is left on top.",
    ],
    "example": [([100, 80, 60, 70, 60, 75, 85],), [1, 1, 1, 2, 1, 4, 6]],
    "edges": [([],), ([5],), ([2, 2],), ([1, 2, 3],)],
}


def stock_span(prices: list[int]) -> list[int]:
    """The spans."""
    spans: list[int] = []
    higher: list[int] = []
    for day, price in enumerate(prices):
        while higher and prices[higher[-1]] <= price:
            higher.pop()
        spans.append(day - higher[-1] if higher else day + 1)
        higher.append(day)
    return spans


def oracle(prices: list[int]) -> list[int]:
    spans = []
    for day, price in enumerate(prices):
        start = day
        while start > 0 and prices[start - 1] <= price:
            start -= 1
        spans.append(day - start + 1)
    return spans


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(1, 12) for _ in range(rng.randint(0, size))],)
