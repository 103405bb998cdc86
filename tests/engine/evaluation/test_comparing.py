"""Checkers: what is equal, what is not, and what is said of the first difference."""

import copy
import math
import random
import time
from collections import deque
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorist.engine.evaluation.comparing import difference, fingerprint
from algorist.engine.evaluation.literals import short_literal
from algorist.engine.terms.problem import Checker, CheckerKind
from algorist.engine.terms.types import parse
from algorist.engine.terms.values import Opaque, decode, encode

EXACT = Checker()
CLOSE = Checker(kind=CheckerKind.APPROXIMATE, relative=1e-6, absolute=1e-9)
ANY_ORDER = Checker(kind=CheckerKind.UNORDERED)
OUTER_ORDER = Checker(kind=CheckerKind.UNORDERED, depth=1)
NAN = math.nan

# (type, checker, expected, got, what is said; None where it is right)
ROWS: list[tuple[str, Checker, Any, Any, str | None]] = [
    ("int", EXACT, 5, 5, None),
    ("int", EXACT, 5, 4, "expected 5, got 4"),
    ("int", EXACT, 2, 2.0, "expected 2, got 2.0"),
    ("int", EXACT, 1, True, "expected 1, got True"),
    ("bool", EXACT, True, 1, "expected True, got 1"),
    ("Any", EXACT, True, 1, "expected True, got 1"),
    ("Any", EXACT, 1, 1.0, None),
    ("Any", EXACT, (1, 2), [1, 2], "expected a tuple, got a list [1, 2]"),
    ("float", EXACT, 2.0, 2, None),
    ("float", EXACT, NAN, NAN, None),
    ("float", EXACT, NAN, 1.0, "expected nan, got 1.0"),
    ("float", EXACT, 0.0, -0.0, None),
    ("float", EXACT, 0.3, 0.1 + 0.2, "expected 0.3, got 0.30000000000000004"),
    ("float", CLOSE, 0.3, 0.1 + 0.2, None),
    ("float", CLOSE, 1.0, 1.00001, "expected 1.0, got 1.00001"),
    ("float", CLOSE, math.inf, math.inf, None),
    ("float", CLOSE, math.inf, 1e308, "expected inf, got 1e+308"),
    ("float", CLOSE, 1e308, -1e308, "expected 1e+308, got -1e+308"),
    ("float", CLOSE, 0.0, 1e-10, None),
    ("float", CLOSE, NAN, NAN, None),
    ("float", CLOSE, 1.0, "1.0", "expected 1.0, got '1.0'"),
    ("int", CLOSE, 1000000, 1000000.0, "expected 1000000, got 1000000.0"),
    ("int", CLOSE, 10**9, 10**9 + 1, "expected 1000000000, got 1000000001"),
    ("complex", CLOSE, 1 + 1j, 1 + 1.0000001j, None),
    ("int", EXACT, 2**100, 2**100, None),
    ("Fraction", EXACT, Fraction(1, 2), Fraction(2, 4), None),
    ("Fraction", EXACT, Fraction(2), 2, None),
    ("Fraction", EXACT, Fraction(1, 2), 0.5, "expected Fraction(1, 2), got 0.5"),
    ("Decimal", EXACT, Decimal("1.0"), Decimal("1.00"), None),
    ("str", EXACT, "abc", "abd", "expected 'abc', got 'abd'"),
    (
        "str",
        EXACT,
        "a" * 60 + "b" * 9,
        "a" * 60 + "c",
        "from character 50: expected 'aaaaaaaaaabbbbbbbbb', got 'aaaaaaaaaac'",
    ),
    ("str", EXACT, "1", 1, "expected '1', got 1"),
    ("bytes", EXACT, b"a", b"a", None),
    ("bytes", EXACT, b"a", "a", "expected b'a', got 'a'"),
    ("None", EXACT, None, None, None),
    ("int | None", EXACT, None, 0, "expected None, got 0"),
    ("int | None", EXACT, 0, None, "expected 0, got None"),
    ("list[int]", EXACT, [1, 2, 3], [1, 2, 4], "at [2]: expected 3, got 4"),
    ("list[int]", EXACT, [1, 2, 3], [1, 2], "expected 3 elements, got 2; the first missing is 3 at [2]"),
    ("list[int]", EXACT, [1], [1, 7], "expected 1 elements, got 2; the first too many is 7 at [1]"),
    ("list[int]", EXACT, [1], (1,), "expected a list, got a tuple (1,)"),
    ("list[int]", EXACT, [1], None, "expected a list, got None"),
    ("tuple[int, int]", EXACT, (1, 2), [1, 2], "expected a tuple, got a list [1, 2]"),
    ("list[tuple[int, str]]", EXACT, [(1, "a")], [(1, "b")], "at [0][1]: expected 'a', got 'b'"),
    ("deque[int]", EXACT, deque([1]), deque([1]), None),
    ("deque[int]", EXACT, deque([1]), [1], "expected a deque, got a list [1]"),
    ("Iterator[int]", EXACT, [1, 2], (1, 2), None),
    ("set[int]", EXACT, {1, 2}, {2, 1}, None),
    ("set[int]", EXACT, {1, 2}, frozenset({2, 1}), None),
    ("set[int]", EXACT, {1, 2}, {1, 3}, "2 is missing, 3 is too many"),
    ("set[int]", EXACT, {1}, {True}, "1 is missing, True is too many"),
    ("set[int]", EXACT, {1, 2}, [1, 2], "expected a set, got a list [1, 2]"),
    ("set[float]", EXACT, {NAN}, {NAN}, None),
    ("set[float]", CLOSE, {0.3, 1.0}, {0.1 + 0.2, 1.0}, None),
    ("set[float]", CLOSE, {0.3, 1.0}, {0.4, 1.0}, "0.3 is missing, 0.4 is too many"),
    ("dict[str, int]", EXACT, {"a": 1, "b": 2}, {"b": 2, "a": 1}, None),
    ("dict[str, int]", EXACT, {"a": 1}, {"a": 2}, "at ['a']: expected 1, got 2"),
    ("dict[str, int]", EXACT, {"a": 1}, {}, "the key 'a' is missing"),
    ("dict[str, int]", EXACT, {}, {"a": 1}, "the key 'a' is too many"),
    ("dict[int, int]", EXACT, {1: 1}, {True: 1}, "the key 1 is missing"),
    ("dict[str, list[float]]", CLOSE, {"a": [0.3]}, {"a": [0.1 + 0.2]}, None),
    ("list[int]", ANY_ORDER, [1, 2, 2], [2, 1, 2], None),
    ("list[int]", ANY_ORDER, [1, 2, 2], [1, 1, 2], "2 is missing, 1 is too many"),
    ("list[list[int]]", ANY_ORDER, [[1, 2], [3]], [[3], [2, 1]], None),
    ("list[list[int]]", OUTER_ORDER, [[1, 2], [3]], [[3], [1, 2]], None),
    ("list[list[int]]", OUTER_ORDER, [[1, 2], [3]], [[3], [2, 1]], "[1, 2] is missing, [2, 1] is too many"),
    ("list[tuple[int, int]]", ANY_ORDER, [(1, 2)], [(2, 1)], "(1, 2) is missing, (2, 1) is too many"),
    ("tuple[list[int], int]", ANY_ORDER, ([1, 2], 3), ([2, 1], 3), None),
    ("dict[str, list[int]]", ANY_ORDER, {"a": [1, 2]}, {"a": [2, 1]}, None),
    ("list[int]", ANY_ORDER, [1], [1.0], "1 is missing, 1.0 is too many"),
    ("list[float]", ANY_ORDER, [1.0], [1], None),
    ("list[int] | None", ANY_ORDER, [1, 2], [2, 1], None),
    ("int | float", EXACT, 2, 2.0, None),
    ("int | str", EXACT, 2, "2", "expected 2, got '2'"),
    ("list[int] | list[str]", EXACT, [], [], None),
    ("Any", EXACT, 1, Opaque("object"), "expected 1, got <object>"),
    ("Any", EXACT, [1], Opaque("X"), "expected a list, got <X>"),
]


@pytest.mark.parametrize(("kind", "checker", "expected", "got", "told"), ROWS, ids=range(len(ROWS)))
def test_answers_are_compared_by_type_and_checker(
    kind: str, checker: Checker, expected: Any, got: Any, told: str | None
):
    assert difference(expected, got, parse(kind), checker) == told


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.integers()
    | st.floats()
    | st.text(max_size=3)
    | st.binary(max_size=2)
)
KEYS = st.integers(-5, 5) | st.text(max_size=3) | st.tuples(st.integers(0, 3), st.booleans())
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(KEYS, inner, max_size=3)
        | st.sets(KEYS, max_size=4)
        | st.lists(inner, max_size=3).map(deque)
    ),
    max_leaves=15,
)
CHECKERS = st.sampled_from([EXACT, CLOSE, ANY_ORDER, OUTER_ORDER])


@given(value=VALUES, checker=CHECKERS)
@settings(max_examples=300, deadline=None)
def test_a_value_that_crossed_the_wall_equals_itself_under_every_checker(value: Any, checker: Checker):
    assert difference(value, decode(encode(value)), parse("Any"), checker) is None


@given(left=VALUES, right=VALUES, checker=CHECKERS)
@settings(max_examples=300, deadline=None)
def test_equality_is_symmetric(left: Any, right: Any, checker: Checker):
    if checker is CLOSE:
        return  # its tolerance is of the expected value
    kind = parse("Any")
    assert (difference(left, right, kind, checker) is None) == (difference(right, left, kind, checker) is None)


@given(items=st.lists(VALUES, max_size=6), seed=st.integers())
@settings(max_examples=200, deadline=None)
def test_shuffling_is_forgiven_by_the_unordered_checker_and_by_no_other(items: list[Any], seed: int):
    shuffled = copy.copy(items)
    random.Random(seed).shuffle(shuffled)
    assert difference(items, shuffled, parse("list[Any]"), ANY_ORDER) is None
    assert difference(items, shuffled, parse("list[Any]"), OUTER_ORDER) is None
    exact = difference(items, shuffled, parse("list[Any]"), EXACT) is None
    assert exact == all(difference(a, b, parse("Any"), EXACT) is None for a, b in zip(items, shuffled, strict=True))


@given(items=st.lists(st.integers(0, 3), min_size=1, max_size=6), index=st.integers(0, 5), other=st.integers(4, 9))
@settings(max_examples=200, deadline=None)
def test_one_changed_element_is_always_seen(items: list[int], index: int, other: int):
    changed = [*items]
    changed[index % len(items)] = other
    for checker in (EXACT, CLOSE, ANY_ORDER, OUTER_ORDER):
        assert difference(items, changed, parse("list[int]"), checker) is not None
        assert difference([items], [changed], parse("list[list[int]]"), checker) is not None


@given(value=st.floats(allow_nan=False, allow_infinity=False), share=st.floats(-3, 3))
@settings(max_examples=200, deadline=None)
def test_the_tolerance_is_what_it_says(value: float, share: float):
    allowed = max(CLOSE.absolute, CLOSE.relative * abs(value))
    got = value + share * allowed
    if math.isinf(got) or abs(abs(got - value) - allowed) <= 1e-9 * allowed:
        return
    assert (difference(value, got, parse("float"), CLOSE) is None) == (abs(got - value) <= allowed)


@given(value=VALUES)
@settings(max_examples=200, deadline=None)
def test_a_literal_is_bounded_and_the_same_for_equal_values(value: Any):
    text = short_literal(value, 50)
    assert len(text) <= 50
    assert text == short_literal(decode(encode(value)), 50)


def test_literals_read_as_python():
    assert (
        short_literal({"a": (1,), "b": [None, {2, 1}, set(), frozenset({3})]})
        == "{'a': (1,), 'b': [None, {1, 2}, set(), frozenset({3})]}"
    )
    assert short_literal(deque([1])) == "deque([1])"
    assert short_literal("x" * 500, 20) == "'" + "x" * 18 + "…"
    assert short_literal(list(range(10**6)), 20) == "[0, 1, 2, 3, 4, 5, …"
    assert short_literal(7**20_000).startswith("<int of 56148 bits, 0x")
    assert short_literal(Opaque("Tree")) == "<Tree>"


def nested(depth: int, kind: Any, inner: Any = 1) -> Any:
    value = inner
    for _ in range(depth):
        value = kind([value, 1]) if kind is frozenset else kind([value])
    return value


@pytest.mark.parametrize("kind", [list, tuple, frozenset])
def test_an_answer_nested_to_the_limit_is_compared_and_shown_in_bounded_time(kind: Any):
    got = nested(390, kind)
    for checker in (EXACT, CLOSE, ANY_ORDER):
        assert difference(nested(3, kind), got, parse("Any"), checker) is not None
    assert len(short_literal(got)) <= 200


def test_values_made_to_collide_are_compared_in_bounded_time():
    colliding = [i * (2**61 - 1) for i in range(1, 5_001)]
    start = time.process_time()
    assert difference(list(range(5_000)), colliding, parse("list[int]"), ANY_ORDER) is not None
    assert difference([list(range(5_000))], [colliding], parse("list[list[int]]"), ANY_ORDER) is not None
    assert difference(colliding, colliding[::-1], parse("list[int]"), ANY_ORDER) is None
    assert time.process_time() - start < 3


def test_numbers_that_are_equal_have_one_fingerprint():
    rows: list[tuple[str, list[Any]]] = [
        ("Any", [2, 2.0, Fraction(2), 2 + 0j]),
        ("float", [10**30, float(10**30)]),
        ("float", [0.0, -0.0, 0]),
    ]
    for kind, same in rows:
        marks = {fingerprint(value, parse(kind), 0) for value in same if value == same[0]}
        assert len(marks) == 1
    assert fingerprint(-1, parse("int"), 0) != fingerprint(-2, parse("int"), 0)
    assert fingerprint([-1, -2], parse("list[int]"), -1) == fingerprint([-2, -1], parse("list[int]"), -1)
    assert fingerprint(math.inf, parse("float"), 0) != fingerprint(-math.inf, parse("float"), 0)
    assert fingerprint(3**10_000, parse("int"), 0) != fingerprint(3**10_000 + 1, parse("int"), 0)
