"""Decode nested repetitions: 3[a2[c]] written out as accaccacc.

A stack keeps what was written before each bracket and how often its content is to be repeated.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "keywords": "decode string encoded k[encoded] nested repeat brackets",
    "preconditions": ["well formed: a number before each opening bracket"],
    "growth": "n",
    "growth_reason": "of the written-out length",
    "references": ["A. V. Aho and others, Compilers: Principles, Techniques, and Tools, chapter 4"],
    "steps": ["Put what was written and the number on a stack at a bracket.", "At its end repeat what came since."],
    "example": [("3[a]2[bc]",), "aaabcbc"],
    "edges": [("",), ("ab",), ("2[]",), ("0[a]b",), ("10[a]",), ("2[a2[b]]",)],
}


def decode_nested(text: str) -> str:
    """The text written out."""
    waiting: list[tuple[str, int]] = []
    written, number = "", 0
    for character in text:
        if character.isdigit():
            number = 10 * number + int(character)
        elif character == "[":
            waiting.append((written, number))
            written, number = "", 0
        elif character == "]":
            before, times = waiting.pop()
            written = before + times * written
        else:
            written += character
    return written


def oracle(text: str) -> str:
    while found := re.search(r"(\d+)\[([a-z]*)\]", text):
        text = text[: found.start()] + int(found[1]) * found[2] + text[found.end() :]
    return text


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    def write(depth: int) -> str:
        deeper = [depth > 0 and rng.random() < 0.6 for _ in range(rng.randint(0, 2))]
        parts = (f"{rng.randint(0, 3)}[{write(depth - 1)}]" if deep else rng.choice("abc") for deep in deeper)
        return "".join(parts)

    return (write(min(size // 3, 3)),)
