"""Depth of brackets: how deep the brackets of a text are nested.

The greatest number of brackets that are open at once.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "maximum nesting depth of parentheses brackets",
    "preconditions": ["the round brackets are balanced; all else is passed over"],
    "growth": "n",
    "growth_reason": "one step a character",
    "references": ["M. T. Goodrich and R. Tamassia, Data Structures and Algorithms in Java, chapter 5"],
    "steps": ["Count up at an opening bracket, down at a closing one.", "Keep the greatest count."],
    "example": [("(1+(2*3)+((8)/4))+1",), 3],
    "edges": [("",), ("a",), ("()",), ("(())()",)],
}


def bracket_depth(text: str) -> int:
    """The greatest depth."""
    depth = best = 0
    for character in text:
        if character == "(":
            depth += 1
            best = max(best, depth)
        elif character == ")":
            depth -= 1
    return best


def oracle(text: str) -> int:
    left = "".join(character for character in text if character in "()")
    rounds = 0
    while left:
        left = left.replace("()", "|").replace("|", "") if "()" in left else ""
        rounds += 1
    return rounds


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    def write(left: int) -> str:
        if left <= 0:
            return rng.choice(["", "x"])
        inside = rng.randint(0, left - 1)
        return f"({write(inside)}){write(left - 1 - inside)}"

    return (write(rng.randint(0, size)),)
