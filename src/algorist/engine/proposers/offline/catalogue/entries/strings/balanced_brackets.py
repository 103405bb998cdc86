"""Balanced brackets: whether every bracket is closed by its partner in the right order.

A stack holds the brackets that are still open. A closing bracket must match the one on top.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["valid parentheses", "matching brackets", "is valid parenthesization"],
    "keywords": "valid balanced brackets parentheses matching parens open close stack",
    "preconditions": ["other characters than the six brackets are passed over"],
    "growth": "n",
    "growth_reason": "each character is pushed and popped at most once",
    "references": ["D. Knuth, The Art of Computer Programming, volume 1, section 2.2.1 (stacks)"],
    "steps": [
        "Push each opening bracket on a stack.",
        "A closing bracket must find its partner on top of the stack, which is taken away.",
        "In the end the stack must be empty.",
    ],
    "example": [("{[()]}()",), True],
    "edges": [("",), ("(",), (")",), ("(]",), ("([)]",), ("a(b)c",)],
}

PARTNERS = {")": "(", "]": "[", "}": "{"}


def balanced_brackets(s: str) -> bool:
    """Whether the brackets of a string are balanced."""
    still_open: list[str] = []
    for character in s:
        if character in "([{":
            still_open.append(character)
        elif character in PARTNERS and (not still_open or still_open.pop() != PARTNERS[character]):
            return False
    return not still_open


def oracle(s: str) -> bool:
    left = "".join(c for c in s if c in "()[]{}")
    while True:
        shorter = left.replace("()", "").replace("[]", "").replace("{}", "")
        if shorter == left:
            return not left
        left = shorter


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    text = ""
    for _ in range(size):
        inner = rng.choice(["()", "[]", "{}"])
        text = rng.choice([text + inner, inner[0] + text + inner[1]])
    if text and rng.random() < 0.5:
        spot = rng.randrange(len(text))
        text = text[:spot] + rng.choice("()[]{}") + text[spot + 1 :]
    return (text,)
