"""Trie: a set of words that answers for words and for beginnings of words.

Each node is a table of the letters that may follow. A word is a path from the root, marked at its end.
"""

from random import Random
from typing import Any

ENTRY = {
    "target": "Trie",
    "aliases": ["prefix tree"],
    "keywords": "trie prefix tree insert search starts with words",
    "growth": "n",
    "growth_reason": "one step for each letter of the word",
    "references": ["D. E. Knuth, The Art of Computer Programming, volume 3, section 6.3"],
    "steps": [
        "Walk from letter to letter, making nodes as needed, and mark the end.",
        "A word is there when its path is and its end is marked.",
        "A beginning is there when its path is.",
    ],
    "example": [
        [("Trie", ()), ("insert", ("apple",)), ("search", ("apple",)), ("search", ("app",)), ("startsWith", ("app",))],
        [None, True, False, True],
    ],
}


class Trie:
    """A set of words by their letters."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def insert(self, word: str) -> None:
        """Add a word."""
        node = self.root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = True

    def search(self, word: str) -> bool:
        """Whether the word was added."""
        node = self._walk(word)
        return node is not None and "" in node

    def startsWith(self, prefix: str) -> bool:  # noqa: N802 - the name that people know
        """Whether a word with this beginning was added."""
        return self._walk(prefix) is not None

    def _walk(self, letters: str) -> dict[str, Any] | None:
        """The node at the end of the letters, None when there is none."""
        node = self.root
        for letter in letters:
            if letter not in node:
                return None
            node = node[letter]
        return node


class Oracle:
    def __init__(self) -> None:
        self.words: list[str] = []

    def insert(self, word: str) -> None:
        self.words.append(word)

    def search(self, word: str) -> bool:
        return word in self.words

    def startsWith(self, prefix: str) -> bool:  # noqa: N802 - the same name
        return any(word[: len(prefix)] == prefix for word in self.words)


def generate(size: int, rng: Random) -> list[tuple[str, tuple[Any, ...]]]:
    calls: list[tuple[str, tuple[Any, ...]]] = [("Trie", ())]
    for _ in range(3 * size):
        word = "".join(rng.choice("ab") for _ in range(rng.randint(1, 4)))
        calls.append((rng.choice(["insert", "search", "startsWith"]), (word,)))
    return calls
