"""Word ladder: how many words the shortest chain has that changes one letter at a time.

A breadth-first search from the first word: each word leads to those of the list that differ in exactly one letter. The
first time the last word is met gives the shortest chain.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["word transformation"],
    "keywords": "word ladder begin end list transformation change one letter shortest sequence dictionary",
    "preconditions": [
        "words of one length; the last word must be in the list; 0 when there is no chain; both ends count"
    ],
    "growth": "n^2",
    "growth_reason": "each word of the chain is compared with all that are left",
    "references": ["L. Carroll, Doublets, 1879"],
    "steps": [
        "Begin with the first word.",
        "Each round takes all words one letter away from the last round's.",
        "Count the rounds until the last word is met.",
    ],
    "example": [("hit", "cog", ["hot", "dot", "dog", "lot", "log", "cog"]), 5],
    "edges": [("a", "c", ["a", "b", "c"]), ("a", "b", []), ("ab", "cd", ["ad", "cd"]), ("hit", "cog", ["hot"])],
}


def word_ladder(begin: str, end: str, words: list[str]) -> int:
    """The number of words of a shortest chain, both ends included; 0 when there is none."""
    left = set(words) - {begin}
    near = {begin}
    length = 1
    while near:
        if end in near:
            return length
        found = {w for w in left if any(sum(a != b for a, b in zip(w, v, strict=True)) == 1 for v in near)}
        left -= found
        near = found
        length += 1
    return 0


def oracle(begin: str, end: str, words: list[str]) -> int:
    lengths = [0]

    def walk(path: list[str]) -> None:
        if path[-1] == end:
            lengths.append(len(path))
        for word in set(words) - set(path):
            if sum(word[i] != path[-1][i] for i in range(len(word))) == 1:
                walk([*path, word])

    walk([begin])
    return min((n for n in lengths if n), default=0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    words = ["".join(rng.choice("ab") if i else rng.choice("abc") for i in range(3)) for _ in range(min(size, 6))]
    begin, end = rng.choice(["aaa", "bab"]), rng.choice(["abb", "cba"])
    return begin, end, words
