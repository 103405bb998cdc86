"""Text wrap: a text cut into lines of limited length at its spaces.

While the text is too long, the last space that keeps the line within the limit is looked for and the text is cut there,
or at the limit when there is none. The space stays at the start of the next line.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["word wrap"],
    "keywords": "wrap text lines columns width limit cut spaces",
    "preconditions": ["the width is at least 1; spaces are kept, so that the lines joined are the text"],
    "growth": "n",
    "growth_reason": "each character is looked at a constant number of times",
    "references": ["D. Knuth and M. Plass, Breaking paragraphs into lines, Software: Practice and Experience 11, 1981"],
    "steps": [
        "A rest that fits is the last line.",
        "Otherwise cut before the last space within the limit.",
        "Without such a space cut at the limit.",
    ],
    "example": [("the quick brown fox", 10), ["the quick", " brown fox"]],
    "edges": [("", 5), ("a", 1), ("abcdef", 2), (" a", 1), ("ab cd", 2)],
}


def wrap_text(text: str, cols: int) -> list[str]:
    """The lines; joined they are the text."""
    lines = []
    start = 0
    while len(text) - start > cols:
        cut = text.rfind(" ", start, start + cols + 1)
        if cut <= start:
            cut = start + cols
        lines.append(text[start:cut])
        start = cut
    return [*lines, text[start:]]


def oracle(text: str, cols: int) -> list[str]:
    if len(text) <= cols:
        return [text]
    spaces = [i for i in range(1, cols + 1) if text[i] == " "]
    cut = max(spaces, default=cols)
    return [text[:cut], *oracle(text[cut:], cols)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return "".join(rng.choice("abc ") for _ in range(3 * size)), rng.randint(1, 9)
