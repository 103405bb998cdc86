"""Grouped anagrams: words gathered by the letters they use.

The sorted letters of a word are the same for all its anagrams, so they serve as the name of the group.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "group anagrams words together lists same letters sorted key",
    "preconditions": ["groups in the order of their first words, words in their given order"],
    "growth": "n",
    "growth_reason": "one table entry for each of n short words",
    "references": ["J. Bentley, Programming Pearls, column 2"],
    "steps": ["Sort the letters of each word.", "Gather the words whose sorted letters are the same."],
    "example": [(["eat", "tea", "tan", "ate", "nat", "bat"],), [["eat", "tea", "ate"], ["tan", "nat"], ["bat"]]],
    "edges": [([],), ([""],), (["a", "a"],), (["ab", "b", "ba"],)],
}


def group_anagrams(words: list[str]) -> list[list[str]]:
    """The groups of anagrams."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return list(groups.values())


def oracle(words: list[str]) -> list[list[str]]:
    groups: list[list[str]] = []
    for word in words:
        for group in groups:
            if len(word) == len(group[0]) and all(word.count(c) == group[0].count(c) for c in word):
                group.append(word)
                break
        else:
            groups.append([word])
    return groups


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (["".join(rng.choice("ab") for _ in range(rng.randint(0, 3))) for _ in range(size)],)
