"""Reverse Polish notation: the value of an expression whose operators stand behind their operands.

Numbers go on a stack. An operator takes the two on top and puts its result back.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["postfix evaluation", "rpn eval"],
    "keywords": "rpn eval evaluate reverse polish notation postfix expression tokens stack",
    "preconditions": ["numbers and the texts + - * / as tokens; / is true division"],
    "growth": "n",
    "growth_reason": "each token is handled once",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 1, section 2.2.1"],
    "steps": [
        "Put a number on the stack.",
        "An operator takes two numbers off and puts its result on.",
        "One number is left.",
    ],
    "compare": "approximate",
    "example": [([3.0, 5.0, "+", 2.0, "/"],), 4.0],
    "edges": [([7.0],), ([1.0, 2.0, "-"],), ([2.0, 3.0, 4.0, "*", "-"],)],
}


def rpn_evaluate(tokens: list[Any]) -> float:
    """The value of the expression."""
    stack: list[float] = []
    for part in tokens:
        if not isinstance(part, str):
            stack.append(part)
            continue
        right, left = stack.pop(), stack.pop()
        if part == "+":
            stack.append(left + right)
        elif part == "-":
            stack.append(left - right)
        elif part == "*":
            stack.append(left * right)
        else:
            stack.append(left / right)
    return stack.pop()


def oracle(tokens: list[Any]) -> float:
    pieces: list[str] = []
    for part in tokens:
        if isinstance(part, str):
            right, left = pieces.pop(), pieces.pop()
            pieces.append(f"({left} {part} {right})")
        else:
            pieces.append(repr(part))
    return float(eval(pieces[0]))  # noqa: S307 - our own numbers and signs


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    tokens: list[Any] = [float(rng.randint(1, 9))]
    for _ in range(size):
        tokens += [float(rng.randint(1, 9)), rng.choice("+-*/")]
    return (tokens,)
