"""Next smaller element: for each element the first one after it that is smaller.

A stack keeps the elements that still wait; a smaller one answers all greater ones on top.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "next smaller element for every element of array",
    "preconditions": ["-1 where no later element is smaller"],
    "growth": "n",
    "growth_reason": "each element goes on the stack and off it once",
    "references": ["S. S. Skiena, The Algorithm Design Manual, chapter 3"],
    "steps": ["Keep a stack of places without an answer.", "Answer all whose element is greater than the present one."],
    "example": [([4, 8, 5, 2, 25],), [2, 5, 2, -1, -1]],
    "edges": [([],), ([1],), ([2, 2],), ([3, 2, 1],)],
}


def next_smaller_element(items: list[int]) -> list[int]:
    """The answers, in the order of the elements."""
    answers = [-1] * len(items)
    waiting: list[int] = []
    for place, item in enumerate(items):
        while waiting and items[waiting[-1]] > item:
            answers[waiting.pop()] = item
        waiting.append(place)
    return answers


def oracle(items: list[int]) -> list[int]:
    return [next((b for b in items[i + 1 :] if b < a), -1) for i, a in enumerate(items)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 12) for _ in range(rng.randint(0, size))],)
