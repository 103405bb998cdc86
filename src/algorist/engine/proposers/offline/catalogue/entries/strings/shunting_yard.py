"""Shunting yard: an expression with operators between operands in reverse Polish notation.

Operands go straight to the output. An operator first sends out those on the stack that bind at least as strongly, then
waits there itself.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["infix to postfix"],
    "keywords": "shunting yard infix to postfix rpn reverse polish tokens operators precedence",
    "preconditions": ["numbers and the texts + - * / as tokens, no brackets"],
    "growth": "n",
    "growth_reason": "each token enters and leaves the stack once",
    "references": ["E. W. Dijkstra, Algol 60 translation, report MR 35/61, Mathematisch Centrum, 1961"],
    "steps": [
        "Write operands out.",
        "An operator sends out those on the stack that bind at least as strongly and goes on the stack.",
        "Empty the stack at the end.",
    ],
    "example": [([10, "-", 5, "-", 2],), [10, 5, "-", 2, "-"]],
    "edges": [([],), ([7],), ([1, "+", 2, "*", 3],), ([1, "*", 2, "+", 3],)],
}


STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}


def shunting_yard(tokens: list[Any]) -> list[Any]:
    """The tokens in reverse Polish notation."""
    output: list[Any] = []
    waiting: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            while waiting and STRENGTH[waiting[-1]] >= STRENGTH[token]:
                output.append(waiting.pop())
            waiting.append(token)
        else:
            output.append(token)
    return output + waiting[::-1]


def oracle(tokens: list[Any]) -> list[Any]:
    for signs in ("+-", "*/"):
        for i in range(len(tokens) - 1, -1, -1):
            if isinstance(tokens[i], str) and tokens[i] in signs:
                return [*oracle(tokens[:i]), *oracle(tokens[i + 1 :]), tokens[i]]
    return tokens


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    tokens: list[Any] = [rng.randint(1, 9)]
    for _ in range(size):
        tokens += [rng.choice("+-*/"), rng.randint(1, 9)]
    return (tokens,)
