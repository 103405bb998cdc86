"""Longest balanced stretch of brackets: the length of the longest stretch in which every bracket has its partner.

A stack keeps the places of brackets without a partner; between two of them lies a balanced stretch.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "longest valid parentheses substring length",
    "preconditions": ["only ( and )"],
    "growth": "n",
    "growth_reason": "each place goes on the stack and off it once",
    "references": ["M. T. Goodrich and R. Tamassia, Data Structures and Algorithms in Java, chapter 5"],
    "steps": ["Keep the places of brackets without a partner.", "Measure from the last of them."],
    "example": [(")()())",), 4],
    "edges": [("",), ("(",), ("()",), ("()(()",), ("((()))",)],
}


def longest_valid_brackets(text: str) -> int:
    """The length."""
    lone = [-1]
    best = 0
    for place, bracket in enumerate(text):
        if bracket == ")" and len(lone) > 1 and text[lone[-1]] == "(":
            lone.pop()
            best = max(best, place - lone[-1])
        else:
            lone.append(place)
    return best


def oracle(text: str) -> int:
    def holds(part: str) -> bool:
        while "()" in part:
            part = part.replace("()", "")
        return not part

    spans = [(i, j) for i in range(len(text)) for j in range(i + 2, len(text) + 1)]
    return max((j - i for i, j in spans if holds(text[i:j])), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("()") for _ in range(rng.randint(0, size))),)
