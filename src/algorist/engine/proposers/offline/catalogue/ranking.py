"""Which entries a statement speaks of: BM25 over the entries' words (Robertson and Zaragoza, 2009)."""

import math
import re
from collections import Counter
from functools import cache

from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry, list_entries
from algorist.engine.terms.problem import Problem

_SATURATION = 1.2
_LENGTH_WEIGHT = 0.6
_NAME_WEIGHT = 3
_USUAL_SHARE = 0.05  # of the entries: a word that more of them have tells nothing
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_STOP = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "each",
        "for",
        "from",
        "given",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "return",
        "returns",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "this",
        "to",
        "two",
        "using",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "will",
        "with",
        "you",
        "your",
        "function",
        "write",
        "program",
        "find",
        "python",
    ]
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s")


def words_of(text: str) -> list[str]:
    """The stems of a text's telling words; snake_case and camelCase are taken apart."""
    words = (word.lower() for word in _WORD.findall(text))
    return [stem(word) for word in words if word not in _STOP]


def stem(word: str) -> str:
    """A word without its commonest English endings."""
    least = 4
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least - 1:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word.removesuffix("e")


def rank_entries(problem: Problem) -> list[tuple[float, CatalogueEntry]]:
    """All entries with their scores, best first."""
    return rank_text(text_of(problem))


def text_of(problem: Problem) -> str:
    """What a problem says in words; the name counts twice."""
    return f"{problem.title} {problem.entry.name} {problem.entry.name} {problem.statement}"


def rank_text(text: str) -> list[tuple[float, CatalogueEntry]]:
    """All entries with their scores, best first; equal scores by key, so that the order is the same every time."""
    query = Counter(words_of(text))
    scored = [(_score(query, entry.key), entry) for entry in list_entries()]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].key))


def coverage(text: str, entry: CatalogueEntry) -> float:
    """The share of a text's telling words that are an entry's own, each counting as much as it is rare."""
    documents, rarity, _ = _corpus()
    most = max(rarity.values(), default=1.0)
    said = set(words_of(text))
    whole = sum(rarity.get(word, most) for word in said)
    return sum(rarity[word] for word in said if word in documents[entry.key][0]) / whole if whole else 0.0


def is_named(text: str, entry: CatalogueEntry) -> bool:
    """Whether a text says one of an entry's names in full: all its words but those that many entries share, or two
    words and more in a row, however usual they are.
    """
    _, rarity, _ = _corpus()
    usual = math.log(1 + 1 / _USUAL_SHARE)
    names = (entry.name, entry.title, *entry.aliases)
    phrases = (f" {name} " for name in map(_phrase, names) if " " in name)
    if any(phrase in f" {_phrase(text)} " for phrase in phrases):
        return True
    said = set(words_of(text))
    telling = ({word for word in words_of(name) if rarity.get(word, usual) >= usual} for name in names)
    return any(words and words <= said for words in telling)


def _phrase(text: str) -> str:
    """The stems of all words in a row, also of those that tell nothing."""
    return " ".join(stem(word.lower()) for word in _WORD.findall(text))


def _score(query: Counter[str], key: str) -> float:
    documents, rarity, mean = _corpus()
    counts, length = documents[key]
    weight = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length / mean)
    shared = (word for word in query if word in counts)
    return sum(rarity[w] * counts[w] * (_SATURATION + 1) / (counts[w] + weight) * min(query[w], 2) for w in shared)


@cache
def _corpus() -> tuple[dict[str, tuple[Counter[str], int]], dict[str, float], float]:
    """Word counts and length of each entry, the rarity of each word, the mean length."""
    documents = {}
    for entry in list_entries():
        names = f"{entry.name} {entry.title} {' '.join(entry.aliases)} "
        words = words_of(names * _NAME_WEIGHT + f"{' '.join(entry.keywords)} {entry.summary} {entry.family}")
        documents[entry.key] = (Counter(words), len(words))
    present = Counter(word for counts, _ in documents.values() for word in counts)
    total = len(documents)
    rarity = {word: math.log(1 + (total - n + 0.5) / (n + 0.5)) for word, n in present.items()}
    return documents, rarity, sum(length for _, length in documents.values()) / max(total, 1)
