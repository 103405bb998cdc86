"""Whether an answer is the expected one, by the signature's type and the problem's checker, and where it first parts.

What counts as equal:

- types are strict where the signature says them: a list is no tuple, `True` is not `1`, `2.0` is no int; an int is a
  float, as in Python's own typing; under `Any` the expected value's own class decides, and ints equal floats;
- NaN equals NaN, and `-0.0` equals `0.0`;
- sets and dicts have no order; where an iterator is asked for, any sequence of its items will do;
- APPROXIMATE lets floats differ by `max(absolute, relative * |expected|)`; all else stays exact;
- UNORDERED lets lists be in any order (see `Checker.depth`), tuples keep theirs; floats stay exact.
"""

import math
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from algorist.engine.evaluation.literals import short_literal
from algorist.engine.terms.problem import Checker, CheckerKind
from algorist.engine.terms.types import ANY, ELLIPSIS, Type, mismatch
from algorist.engine.terms.values import Opaque

_WIDTH = 80
_SEQUENCES = (list, tuple, deque)
_SETS = (set, frozenset)
_NUMBERS = (int, float, complex, Fraction, Decimal)


@dataclass(frozen=True, slots=True)
class _Rules:
    """How to compare; `unordered` is how many more levels of lists have no order (-1: all)."""

    relative: float | None
    absolute: float
    unordered: int

    @property
    def inside_list(self) -> "_Rules":
        return self if self.unordered <= 0 else _Rules(self.relative, self.absolute, self.unordered - 1)


def difference(expected: Any, got: Any, kind: Type, checker: Checker) -> str | None:
    """The first place where `got` is not `expected`, as `at [2]: expected 5, got 4`, or None when it is right."""
    approximate = checker.kind is CheckerKind.APPROXIMATE
    unordered = (checker.depth or -1) if checker.kind is CheckerKind.UNORDERED else 0
    rules = _Rules(checker.relative if approximate else None, checker.absolute, unordered)
    try:
        return _difference(expected, got, kind, rules, "")
    except RecursionError:
        return "the answer is nested too deeply to be compared"


def _difference(expected: Any, got: Any, kind: Type, rules: _Rules, where: str) -> str | None:
    if kind.name == "|":
        return _union_difference(expected, got, kind, rules, where)
    if isinstance(expected, _SEQUENCES):
        return _sequence_difference(expected, got, kind, rules, where)
    if isinstance(expected, _SETS):
        return _set_difference(expected, got, kind, rules, where)
    if isinstance(expected, dict):
        return _dict_difference(expected, got, kind, rules, where)
    if isinstance(expected, str) and isinstance(got, str):
        return _text_difference(expected, got, where)
    if _is_number(expected) and _is_number(got):
        return None if _numbers_agree(expected, got, kind, rules) else _told(expected, got, where)
    same = type(expected) is type(got) and bool(expected == got)
    return None if same else _told(expected, got, where)


def _told(expected: Any, got: Any, where: str) -> str:
    shown_expected, shown_got = short_literal(expected, _WIDTH), short_literal(got, _WIDTH)
    if shown_expected == shown_got:
        shown_expected, shown_got = (
            f"{_class_words(v)} {s}" for v, s in ((expected, shown_expected), (got, shown_got))
        )
    return f"{_at(where)}expected {shown_expected}, got {shown_got}"


def _at(where: str) -> str:
    return f"at {where}: " if where else ""


def _class_words(value: Any) -> str:
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _union_difference(expected: Any, got: Any, kind: Type, rules: _Rules, where: str) -> str | None:
    found: str | None = None
    for member in fitting_members(expected, kind):
        told = _difference(expected, got, member, rules, where)
        if told is None:
            return None
        found = found or told
    return found


def fitting_members(value: Any, kind: Type) -> list[Type]:
    """The members of a union that a value may be of; never empty. Beside float, int says nothing."""
    names = {member.name for member in kind.args}
    members = [m for m in kind.args if not (m.name == "int" and "float" in names)]
    return [m for m in members if mismatch(value, m) is None] or [ANY]


def _is_number(value: Any) -> bool:
    return isinstance(value, _NUMBERS) and not isinstance(value, bool)


def _numbers_agree(expected: Any, got: Any, kind: Type, rules: _Rules) -> bool:
    if not _number_class_fits(expected, got, kind):
        return False
    if expected == got or (_is_nan(expected) and _is_nan(got)):
        return True
    if rules.relative is None or (not isinstance(expected, (float, complex)) and not isinstance(got, (float, complex))):
        return False
    return _close(expected, got, rules.relative, rules.absolute)


def _number_class_fits(expected: Any, got: Any, kind: Type) -> bool:
    allowed = _NUMBER_CLASSES.get(kind.name)
    if allowed is not None:
        return isinstance(got, allowed)
    return isinstance(got, Decimal) == isinstance(expected, Decimal)


_NUMBER_CLASSES: dict[str, Any] = {
    "int": int,
    "float": (int, float),
    "complex": (int, float, complex),
    "Fraction": (int, Fraction),
    "Decimal": (int, Decimal),
}


def _is_nan(value: Any) -> bool:
    return bool(value != value)  # noqa: PLR0124 - only NaN is unequal to itself


def _close(expected: Any, got: Any, relative: float, absolute: float) -> bool:
    try:
        gap, size = abs(expected - got), abs(expected)
        return math.isfinite(gap) and bool(gap <= max(absolute, relative * size))
    except (OverflowError, TypeError):
        return False


def _sequence_difference(expected: Any, got: Any, kind: Type, rules: _Rules, where: str) -> str | None:
    wanted: Any = _SEQUENCES if kind.name == "Iterator" else type(expected)
    if not isinstance(got, wanted):
        return _told_class(expected, got, where)
    if rules.unordered and not isinstance(expected, tuple):
        return _multiset_difference(list(expected), list(got), element_types(kind, len(expected)), rules, where)
    inner = rules if isinstance(expected, tuple) else rules.inside_list
    kinds = element_types(kind, len(expected))
    for i, (left, right) in enumerate(zip(expected, got, strict=False)):
        told = _difference(left, right, kinds[i], inner, f"{where}[{i}]")
        if told is not None:
            return told
    if len(expected) != len(got):
        return f"{_at(where)}expected {len(expected)} elements, got {len(got)}{_extra(expected, got)}"
    return None


def _told_class(expected: Any, got: Any, where: str) -> str:
    shown = short_literal(got, _WIDTH)
    speaks_for_itself = got is None or isinstance(got, (bool, int, float, str, Opaque))
    got_words = shown if speaks_for_itself else f"{_class_words(got)} {shown}"
    return f"{_at(where)}expected {_class_words(expected)}, got {got_words}"


def _extra(expected: Any, got: Any) -> str:
    longer, word = (expected, "missing is") if len(expected) > len(got) else (got, "too many is")
    short = min(len(expected), len(got))
    return f"; the first {word} {short_literal(longer[short], _WIDTH)} at [{short}]"


def element_types(kind: Type, length: int) -> list[Type]:
    """The type of each element of a sequence of the given type; `Any` where the type does not say."""
    if kind.name == "tuple" and kind.args and kind.args[-1] != ELLIPSIS and len(kind.args) == length:
        return list(kind.args)
    if kind.name in {"list", "tuple", "deque", "Iterator", "set", "frozenset"} and kind.args:
        return [kind.args[0]] * length
    return [ANY] * length


def _multiset_difference(
    expected: list[Any], got: list[Any], kinds: list[Type], rules: _Rules, where: str
) -> str | None:
    kind = kinds[0] if kinds else ANY
    deeper = rules.inside_list.unordered
    return _counted_difference(expected, got, lambda value: fingerprint(value, kind, deeper), where)


def _counted_difference(expected: list[Any], got: list[Any], key: Callable[[Any], Any], where: str) -> str | None:
    """What one multiset has and the other lacks; both are sorted and walked through side by side."""
    left, right = _in_order(expected, key), _in_order(got, key)
    missing, extra = [], []
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and left[i][0] < right[j][0]):
            missing.append(left[i][1])
            i += 1
        elif i == len(left) or right[j][0] < left[i][0]:
            extra.append(right[j][1])
            j += 1
        else:
            i, j = i + 1, j + 1
    told = [f"{short_literal(expected[min(missing)], _WIDTH)} is missing"] if missing else []
    told += [f"{short_literal(got[min(extra)], _WIDTH)} is too many"] if extra else []
    return f"{_at(where)}{', '.join(told)}" if told else None


def _in_order(values: list[Any], key: Callable[[Any], Any]) -> list[tuple["_Ordered", int]]:
    marked = [(_Ordered(key(value)), number) for number, value in enumerate(values)]
    return sorted(marked, key=lambda pair: pair[0])


def _set_difference(expected: Any, got: Any, kind: Type, rules: _Rules, where: str) -> str | None:
    if not isinstance(got, _SETS):
        return _told_class(expected, got, where)
    inner = kind.args[0] if kind.name in {"set", "frozenset"} and kind.args else ANY
    told = _counted_difference(list(expected), list(got), lambda value: fingerprint(value, inner, 0), where)
    if told is None or rules.relative is None or len(expected) != len(got):
        return told
    try:
        pairs = zip(sorted(expected), sorted(got), strict=True)
    except TypeError:
        return told
    return told if any(_difference(a, b, inner, rules, where) for a, b in pairs) else None


def _dict_difference(expected: Any, got: Any, kind: Type, rules: _Rules, where: str) -> str | None:
    if not isinstance(got, dict):
        return _told_class(expected, got, where)
    key_type, item_type = kind.args if kind.name == "dict" and kind.args else (ANY, ANY)
    theirs = {fingerprint(key, key_type, 0): item for key, item in got.items()}
    for key, item in expected.items():
        mark = fingerprint(key, key_type, 0)
        if mark not in theirs:
            return f"{_at(where)}the key {short_literal(key, _WIDTH)} is missing"
        at = f"{where}[{short_literal(key, _WIDTH)}]"
        told = _difference(item, theirs.pop(mark), item_type, rules, at)
        if told is not None:
            return told
    if theirs:
        extra = next(key for key in got if fingerprint(key, key_type, 0) in theirs)
        return f"{_at(where)}the key {short_literal(extra, _WIDTH)} is too many"
    return None


def _text_difference(expected: str, got: str, where: str) -> str | None:
    if expected == got:
        return None
    if max(len(expected), len(got)) <= _WIDTH // 2:
        return _told(expected, got, where)
    at = next((i for i, (a, b) in enumerate(zip(expected, got, strict=False)) if a != b), min(len(expected), len(got)))
    start = max(0, at - 10)
    pieces = (repr(text[start : at + 20]) + ("…" if len(text) > at + 20 else "") for text in (expected, got))
    return f"{_at(where)}from character {start}: expected {next(pieces)}, got {next(pieces)}"


@dataclass(frozen=True, slots=True, eq=False)
class _Ordered:
    """A fingerprint with an order of its own: by hash, and by text where hashes agree.

    Sorting, not counting in a dict, is what keeps values that were made to collide from taking quadratic time.
    """

    mark: Any

    def __lt__(self, other: "_Ordered") -> bool:
        mine, theirs = hash(self.mark), hash(other.mark)
        return mine < theirs if mine != theirs else repr(self.mark) < repr(other.mark)


def fingerprint(value: Any, kind: Type, unordered: int) -> Any:
    """A hashable form that is equal for two values exactly when they are the same answer under the type.

    `unordered` is how many levels of lists have no order (-1: all, 0: none).
    """
    if kind.name == "|":
        return fingerprint(value, fitting_members(value, kind)[0], unordered)
    if _is_number(value):
        return _number_mark(value, kind)
    if isinstance(value, tuple):
        marks = zip(value, element_types(kind, len(value)), strict=True)
        return "tuple", tuple(fingerprint(item, inner, unordered) for item, inner in marks)
    if isinstance(value, (list, deque)):
        return _list_mark(value, kind, unordered)
    if isinstance(value, _SETS):
        inner = element_types(kind, 1)[0]
        return "set", _sorted_marks(fingerprint(item, inner, 0) for item in value)
    if isinstance(value, dict):
        key_type, item_type = kind.args if kind.name == "dict" and kind.args else (ANY, ANY)
        pairs = ((fingerprint(k, key_type, 0), fingerprint(v, item_type, unordered)) for k, v in value.items())
        return "dict", _sorted_marks(pairs)
    return type(value).__name__, value


def _sorted_marks(marks: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(ordered.mark for ordered in sorted(map(_Ordered, marks)))


_LARGEST_PLAIN = 2**64


def _number_mark(value: Any, kind: Type) -> Any:
    """Equal for equal numbers; a large whole number as text, since Python writes only so many decimal digits."""
    if _is_nan(value):
        return "nan"
    strict = kind.name == "int" or isinstance(value, Decimal)
    name = type(value).__name__ if strict else "number"
    if isinstance(value, Decimal):
        return name, value.normalize()
    if isinstance(value, complex):
        return name, value.real if value.imag == 0 else (value.real, value.imag)
    if value == 0:
        return name, 0
    whole = isinstance(value, int) or (not (isinstance(value, float) and math.isinf(value)) and value == int(value))
    return name, (hex(int(value)) if abs(value) > _LARGEST_PLAIN else int(value)) if whole else value


def _list_mark(value: Any, kind: Type, unordered: int) -> Any:
    inner = element_types(kind, 1)[0]
    name = "deque" if isinstance(value, deque) else "list"
    deeper = unordered - 1 if unordered > 0 else unordered
    marks = [fingerprint(item, inner, deeper) for item in value]
    return name, (_sorted_marks(marks) if unordered else tuple(marks))
