"""More of the operators' functions: those that take lists, texts and tables apart and put them together.

Like all of them they refuse in time.
"""

import itertools
import math
import re
from collections.abc import Callable
from typing import Any

from algorist.engine.proposers.offline.synthesis.bounded import LONGEST, flatten, insist, keep
from algorist.engine.proposers.offline.synthesis.shapes import FrozenDict

SNAKE = re.compile(r"(?<!^)(?=[A-Z])")
_SHORT = 16
_PAIR = 2
_WIDEST = 60
_Row = tuple[Any, ...]


def positions_of(items: _Row, wanted: Any) -> _Row:
    """Where a value stands."""
    return tuple(i for i, item in enumerate(items) if item == wanted)


def delete_at(items: Any, place: int) -> Any:
    """All but the element at one place."""
    insist(holds=0 <= place < len(items))
    return items[:place] + items[place + 1 :]


def insert_at(items: _Row, place: int, item: Any) -> _Row:
    """The list with one more element at a place."""
    insist(holds=0 <= place <= len(items))
    return (*items[:place], item, *items[place:])


def repeat_items(items: _Row, times: int) -> _Row:
    """A list repeated."""
    insist(holds=times >= 0 and len(items) * times <= LONGEST)
    return items * times


def repeat_item(item: Any, times: int) -> _Row:
    """One value again and again."""
    insist(holds=0 <= times <= LONGEST)
    return (item,) * times


def windows_of(items: _Row, n: int) -> _Row:
    """All parts of n neighbours."""
    insist(holds=n > 0)
    return tuple(items[i : i + n] for i in range(len(items) - n + 1))


def subarrays_of(items: Any) -> _Row:
    """All contiguous parts of a list or a text."""
    insist(holds=len(items) <= _SHORT)
    return tuple(items[i:j] for i in range(len(items)) for j in range(i + 1, len(items) + 1))


def choices_of(items: _Row, n: int) -> _Row:
    """All ways to choose n elements."""
    insist(holds=0 <= n <= len(items) <= _SHORT and math.comb(len(items), n) <= LONGEST)
    return tuple(itertools.combinations(items, n))


def products_of(one: _Row, other: _Row) -> _Row:
    """All pairs of an element of each."""
    insist(holds=len(one) * len(other) <= LONGEST)
    return tuple(itertools.product(one, other))


def join_rows(one: _Row, other: _Row) -> _Row:
    """Each row with the row of the same place behind it."""
    return tuple(keep(a + b) for a, b in zip(one, other, strict=False))


def interleave(one: _Row, other: _Row) -> _Row:
    """Elements of both in turn."""
    return flatten(tuple(zip(one, other, strict=False)))


def swap_ends(items: _Row) -> _Row:
    """The list with its first and last element exchanged."""
    insist(holds=len(items) > 1)
    return items[-1:] + items[1:-1] + items[:1]


def squeeze(text: str, mark: str) -> str:
    """Runs of one character made single."""
    insist(holds=len(mark) == 1)
    return "".join(k if k == mark else "".join(group) for k, group in itertools.groupby(text))


def fill_zeros(text: str, width: int) -> str:
    """Zeros in front up to a width."""
    insist(holds=0 <= width <= _WIDEST)
    return text.zfill(width)


def map_values(change: Callable[[Any], Any], table: FrozenDict) -> FrozenDict:
    """The table with its values changed."""
    return FrozenDict({key: change(value) for key, value in table.items()})


def keep_values(test: Callable[[Any], Any], table: FrozenDict) -> FrozenDict:
    """The part of the table whose values pass."""
    return FrozenDict({key: value for key, value in table.items() if test(value)})


def table_of(rows: _Row) -> FrozenDict:
    """The table whose keys and values are pairs of a list."""
    insist(holds=all(len(row) == _PAIR for row in rows))
    return FrozenDict(rows)


def take_while(test: Callable[[Any], Any], items: _Row) -> _Row:
    """The elements up to the first that fails."""
    return tuple(itertools.takewhile(test, items))


def drop_while(test: Callable[[Any], Any], items: _Row) -> _Row:
    """The elements from the first that fails."""
    return tuple(itertools.dropwhile(test, items))


def places_where(test: Callable[[Any], Any], items: _Row) -> _Row:
    """Where the elements stand that pass."""
    return tuple(i for i, item in enumerate(items) if test(item))


def flatten_deeply(value: Any) -> _Row:
    """The integers at whatever depth."""
    found: list[int] = []
    for inner in value:
        found += flatten_deeply(inner) if isinstance(inner, tuple) else [inner]
    insist(holds=len(found) <= LONGEST and all(type(v) is int for v in found))
    return tuple(found)


def depth_of(value: Any) -> int:
    """How deep lists are nested, 0 for what is no list."""
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, tuple) else 0


def diagonal_of(rows: _Row) -> _Row:
    """The elements from the upper left to the lower right."""
    insist(holds=all(i < len(row) for i, row in enumerate(rows)))
    return tuple(row[i] for i, row in enumerate(rows))


def add_tables(one: FrozenDict, other: FrozenDict) -> FrozenDict:
    """The sums of two tables of numbers; what is not there counts nothing."""
    return FrozenDict({key: one.get(key, 0) + other.get(key, 0) for key in {**one, **other}})


def group_pairs(pairs: _Row) -> FrozenDict:
    """The second ones of pairs under their first ones."""
    insist(holds=all(len(row) == _PAIR for row in pairs))
    groups: dict[Any, _Row] = {}
    for key, value in pairs:
        groups[key] = (*groups.get(key, ()), value)
    return FrozenDict(groups)


def every(items: _Row, step: int) -> _Row:
    """Every so-manieth element, the first one with them."""
    insist(holds=step > 0)
    return items[::step]


def multisets_of(items: _Row, n: int) -> _Row:
    """All ways to choose n elements, where each may be taken again."""
    insist(holds=0 <= n <= _SHORT and len(items) <= _SHORT and math.comb(len(items) + n, n) <= LONGEST)
    return tuple(itertools.combinations_with_replacement(items, n))


def over_pairs(function: Callable[[Any, Any], Any], items: _Row) -> list[Any]:
    """A function of each two elements, the earlier one first."""
    insist(holds=len(items) <= _SHORT)
    return [function(a, b) for a, b in itertools.combinations(items, 2)]


def count_pairs(test: Callable[[Any, Any], Any], items: _Row) -> int:
    """How many pairs pass, the earlier element first."""
    return sum(map(bool, over_pairs(test, items)))


def zip_rows(function: Callable[[Any, Any], Any], one: _Row, other: _Row) -> _Row:
    """A function of the elements that stand in the same place of two tables."""
    return tuple(tuple(map(function, a, b)) for a, b in zip(one, other, strict=False))


def strides_of(items: _Row, n: int) -> _Row:
    """The list dealt out to n lists in turn."""
    insist(holds=0 < n <= _SHORT)
    return tuple(items[i::n] for i in range(n))


def slice_through(items: _Row, start: int, end: int) -> _Row:
    """A part between two positions, the last one with it."""
    insist(holds=start >= 0 and end >= 0)
    return items[start : end + 1]
