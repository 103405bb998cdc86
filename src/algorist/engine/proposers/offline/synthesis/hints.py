"""What the examples themselves say about the operators of their program: how the answers look beside the arguments.

A list that is an argument rearranged was sorted or turned; one with fewer of its elements was filtered; a number that
is an element was picked. Such properties guide a search as words do (Odena and Sutton, Learning to represent programs
with property signatures, ICLR 2020).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Examples = Sequence[tuple[tuple[Any, ...], Any]]

_REARRANGED = "sorted rev sortby sortbys sortbyb rot swappairs"
_KEPT = "filter dedup pref suff slice init lastn remove without common delat evens odds"
_CHANGED = "map mapf acc scan"
_PAIRED = "zipw zipwb zip zipu"
_PICKED = "max min maxs mins maxl minl at mode maxby minby firstf"
_COUNTED = "len count countf index scount scountf slen"
_ADDED = "sum summap fsum"
_LETTERS_CHANGED = "smap upper lower swapcase repl srev ssort"
_LETTERS_KEPT = "sfilter swithout sdedup letters sdigits alnums strip spref ssuff ssub spaces sdelat"


def suggest_operators(examples: Examples) -> frozenset[str]:
    """The names of the operators that all examples suggest (values are frozen)."""
    answers = [answer for _, answer in examples]
    columns = list(zip(*(args for args, _ in examples), strict=True))
    return frozenset(name for names in _suggestions(columns, answers) for name in names.split())


def _suggestions(columns: Sequence[Sequence[Any]], answers: Sequence[Any]) -> Iterator[str]:
    if _are(tuple, answers):
        lists = [column for column in columns if _are(tuple, column)]
        for column in lists:
            yield from _of_lists(column, answers)
        if sum(_all(_as_long, column, answers) for column in lists) > 1:
            yield _PAIRED
    for column in columns:
        if _are(tuple, column) and not _are(tuple, answers):
            yield from _of_numbers(column, answers)
        if _are(str, column) and _are(str, answers):
            yield from _of_texts(column, answers)
        if _are(str, column) and _are(int, answers) and _all(_at_most_as_many, column, answers):
            yield _COUNTED


def _of_lists(column: Sequence[Any], answers: Sequence[Any]) -> Iterator[str]:
    if _all(_rearranged, column, answers):
        yield _REARRANGED
    elif _all(_part, column, answers):
        yield _KEPT
    elif _all(_as_long, column, answers):
        yield _CHANGED


def _of_numbers(column: Sequence[Any], answers: Sequence[Any]) -> Iterator[str]:
    if _all(lambda items, answer: answer in items, column, answers):
        yield _PICKED
    elif _are(int, answers) and _all(_at_most_as_many, column, answers):
        yield _COUNTED
    elif all(isinstance(answer, int | float) for answer in answers):
        yield _ADDED


def _of_texts(column: Sequence[Any], answers: Sequence[Any]) -> Iterator[str]:
    if _all(_as_long, column, answers):
        yield _LETTERS_CHANGED
    elif _all(_part, column, answers):
        yield _LETTERS_KEPT


def _are(kind: type, values: Sequence[Any]) -> bool:
    return all(type(value) is kind for value in values)


def _all(holds: Callable[[Any, Any], bool], column: Sequence[Any], answers: Sequence[Any]) -> bool:
    return all(holds(value, answer) for value, answer in zip(column, answers, strict=True))


def _as_long(items: Any, answer: Any) -> bool:
    return len(items) == len(answer)


def _rearranged(items: Any, answer: Any) -> bool:
    return Counter(items) == Counter(answer)


def _part(items: Any, answer: Any) -> bool:
    return Counter(answer) <= Counter(items)


def _at_most_as_many(items: Any, answer: int) -> bool:
    return 0 <= answer <= len(items)
