"""Word break: whether a text can be divided into words of a list.

A position can be reached when some word ends there that starts at a position that can be reached. Position 0 can be.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "word break segment string dictionary words divide spaces possible",
    "growth": "n * w",
    "growth_reason": "each of w words is tried at each position",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "Position 0 can be reached.",
        "From each position that can be reached, each word that fits reaches its end.",
        "Look whether the end of the text was reached.",
    ],
    "example": [("leetcode", ["leet", "code"]), True],
    "edges": [("", []), ("a", []), ("aaaa", ["aa"]), ("aaaaa", ["aa"]), ("ab", ["a", "b"])],
}


def word_break(text: str, words: list[str]) -> bool:
    """Whether the text is a sequence of the words."""
    reached = [True] + [False] * len(text)
    for start in range(len(text)):
        if reached[start]:
            for word in words:
                if text.startswith(word, start):
                    reached[start + len(word)] = True
    return reached[-1]


def oracle(text: str, words: list[str]) -> bool:
    return text == "" or any(text.startswith(word) and oracle(text[len(word) :], words) for word in words)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    words = ["".join(rng.choice("ab") for _ in range(rng.randint(1, 3))) for _ in range(min(size, 4))]
    text = "".join(rng.choice([*words, "a"]) for _ in range(min(size, 5)))
    return text, words
