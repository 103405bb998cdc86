"""Histogram rectangle: the largest rectangle that fits under neighbouring bars.

Bars of rising height lie on a stack. A lower bar ends the rectangles of all higher ones on top: each reaches from
behind the bar below it to here.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "largest rectangle histogram bars area stack",
    "preconditions": ["heights are ≥ 0"],
    "growth": "n",
    "growth_reason": "each bar enters and leaves the stack once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 17"],
    "steps": [
        "Keep a stack of bars of rising height.",
        "A lower bar takes the higher ones off and measures their rectangles.",
        "A bar of height 0 at the end clears the stack.",
    ],
    "example": [([2, 1, 5, 6, 2, 3],), 10],
    "edges": [([],), ([5],), ([1, 2],), ([2, 2, 2],), ([0, 0],)],
}


def largest_rectangle_in_histogram(heights: list[int]) -> int:
    """The largest area."""
    best = 0
    stack = [-1]
    bars = [*heights, 0]
    for i, height in enumerate(bars):
        while stack[-1] >= 0 and bars[stack[-1]] >= height:
            top = bars[stack.pop()]
            best = max(best, top * (i - stack[-1] - 1))
        stack.append(i)
    return best


def oracle(heights: list[int]) -> int:
    n = len(heights)
    return max((min(heights[i:j]) * (j - i) for j in range(1, n + 1) for i in range(j)), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(size)],)
