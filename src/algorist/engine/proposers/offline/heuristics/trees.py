"""Formulas as trees: drawn, changed, crossed, computed on arrays and written as Python (Koza, 1992)."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np

# A name of a term, a number, or an operator with its arguments.
Tree = str | float | tuple[Any, ...]
Array = Any

ARITY = {
    "+": 2, "-": 2, "*": 2, "/": 2, "min": 2, "max": 2, "neg": 1, "square": 1, "root": 1, "exp": 1, "log": 1, "ifle": 4,
}  # fmt: skip
_DRAWN = ("+", "-", "*", "/", "+", "-", "*", "/", "min", "max", "square", "root", "exp", "neg", "log", "ifle", "ifle")
_LEAF_CHANCE = 0.15
_TINY = 1e-6
_WIDE = 1e6

_COMPUTE: dict[str, Callable[..., Array]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "/": lambda a, b: a / np.where(np.abs(b) < _TINY, _TINY, b),
    "min": np.minimum,
    "max": np.maximum,
    "neg": np.negative,
    "square": lambda a: np.minimum(np.abs(a), _WIDE) ** 2,
    "root": lambda a: np.sqrt(np.abs(a)),
    "exp": lambda a: np.exp(np.clip(np.asarray(a) / 10.0, -20, 20)),
    "log": lambda a: np.log1p(np.abs(a)),
    "ifle": lambda a, b, c, d: np.where(np.asarray(a) <= b, c, d),
}

_WRITTEN = {
    "+": "({} + {})", "-": "({} - {})", "*": "({} * {})", "/": "divide({}, {})", "min": "min({}, {})",
    "max": "max({}, {})", "neg": "(-{})", "square": "min(abs({}), 1e6) ** 2", "root": "math.sqrt(abs({}))",
    "exp": "math.exp(min(20, max(-20, {} / 10)))", "log": "math.log1p(abs({}))", "ifle": "({2} if {0} <= {1} else {3})",
}  # fmt: skip

DIVIDE = '''
def divide(a: float, b: float) -> float:
    """a / b, with a tiny divisor where b is nearly 0."""
    return a / (b if abs(b) >= 1e-6 else 1e-6)
'''


def compute(tree: Tree, terms: Mapping[str, Array]) -> Array:
    """The formula's values where the terms are arrays."""
    if isinstance(tree, str):
        return terms[tree]
    if isinstance(tree, float):
        return tree
    with np.errstate(all="ignore"):
        return _COMPUTE[tree[0]](*(compute(part, terms) for part in tree[1:]))


def write_formula(tree: Tree) -> str:
    """The formula as a Python expression over its terms."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, float):
        return f"{tree:g}" if tree >= 0 else f"({tree:g})"
    return _WRITTEN[tree[0]].format(*(write_formula(part) for part in tree[1:]))


def as_tree(document: Any) -> Tree:
    """A formula from its JSON form."""
    if isinstance(document, list | tuple):
        return (document[0], *(as_tree(part) for part in document[1:]))
    return float(document) if isinstance(document, int | float) else str(document)


def size_of(tree: Tree) -> int:
    """The number of nodes."""
    return 1 + sum(size_of(part) for part in tree[1:]) if isinstance(tree, tuple) else 1


def draw_tree(depth: int, leaves: Sequence[str], rng: Random) -> Tree:
    """A random formula of at most this depth."""
    if depth == 0 or rng.random() < _LEAF_CHANCE:
        number = round(rng.uniform(0, 1), 2) if rng.random() < 1 / 3 else float(rng.randint(1, 40))
        choices: list[Tree] = [*leaves, *leaves, number, number]
        return rng.choice(choices)
    operator = rng.choice(_DRAWN)
    return (operator, *(draw_tree(depth - 1, leaves, rng) for _ in range(ARITY[operator])))


def change_tree(tree: Tree, leaves: Sequence[str], rng: Random) -> Tree:
    """A formula with one place changed: a number moved, a part lifted, or a part drawn anew."""
    place = rng.choice(list(_places(tree)))
    part = _at(tree, place)
    luck = rng.random()
    if isinstance(part, float) and luck < 0.7:  # noqa: PLR2004 - the shares of the three changes
        moved = part * math.exp(rng.gauss(0, 0.3)) if rng.random() < 0.7 else part + rng.choice([-1, 1])  # noqa: PLR2004
        return _put(tree, place, round(moved, 3))
    if luck < 0.3 and isinstance(part, tuple):  # noqa: PLR2004
        return _put(tree, place, rng.choice(part[1:]))
    return _put(tree, place, draw_tree(rng.randint(0, 3), leaves, rng))


def cross_trees(one: Tree, other: Tree, rng: Random) -> Tree:
    """The first with a part of the second."""
    return _put(one, rng.choice(list(_places(one))), _at(other, rng.choice(list(_places(other)))))


def shorter_trees(tree: Tree) -> Iterator[Tree]:
    """The formula with one part replaced by a part of it, or by 0 or 1."""
    for place in list(_places(tree)):
        part = _at(tree, place)
        if isinstance(part, tuple):
            yield from (_put(tree, place, inner) for inner in (*part[1:], 0.0, 1.0))


def _places(tree: Tree, here: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    yield here
    if isinstance(tree, tuple):
        for i, part in enumerate(tree[1:], start=1):
            yield from _places(part, (*here, i))


def _at(tree: Any, place: tuple[int, ...]) -> Tree:
    for i in place:
        tree = tree[i]
    found: Tree = tree
    return found


def _put(tree: Any, place: tuple[int, ...], part: Tree) -> Tree:
    if not place:
        return part
    return (*tree[: place[0]], _put(tree[place[0]], place[1:], part), *tree[place[0] + 1 :])
