"""Missing brackets: the fewest brackets to put in so that every one has its partner.

Open ones are counted; a closing one without a partner needs one at once.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "minimum number of brackets parentheses to add to make balanced valid",
    "preconditions": ["only ( and )"],
    "growth": "n",
    "growth_reason": "one step a bracket",
    "references": ["M. T. Goodrich and R. Tamassia, Data Structures and Algorithms in Java, chapter 5"],
    "steps": ["Count the open brackets.", "Count the closing ones that find none.", "Add both."],
    "example": [("())(",), 2],
    "edges": [("",), ("(",), (")",), (")(",), ("(())",)],
}


def minimum_bracket_insertions(text: str) -> int:
    """The fewest insertions."""
    opened = missing = 0
    for bracket in text:
        if bracket == "(":
            opened += 1
        elif opened:
            opened -= 1
        else:
            missing += 1
    return opened + missing


def oracle(text: str) -> int:
    while "()" in text:
        text = text.replace("()", "")
    return len(text)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("()") for _ in range(rng.randint(0, size))),)
