"""Reversed words: the words of a sentence in reverse order.

The sentence is read from its end; each word that is complete is written down. Spaces around and between words shrink to
one.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "reverse words sentence order string spaces",
    "preconditions": ["words are separated by spaces; the answer has single spaces"],
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["J. Bentley, Programming Pearls, column 2"],
    "steps": [
        "Read from the end and note where a word ends.",
        "At a space the word is complete: write it.",
        "Join the words with one space.",
    ],
    "example": [("the sky is blue",), "blue is sky the"],
    "edges": [("",), (" ",), ("a",), ("  hello   world  ",)],
}


def reverse_words(text: str) -> str:
    """The words from last to first."""
    words = []
    end = len(text)
    for i in range(len(text) - 1, -2, -1):
        if i < 0 or text[i] == " ":
            if end > i + 1:
                words.append(text[i + 1 : end])
            end = i
    return " ".join(words)


def oracle(text: str) -> str:
    return " ".join(reversed([word for word in text.split(" ") if word]))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ("".join(rng.choice("ab  ") for _ in range(2 * size)),)
