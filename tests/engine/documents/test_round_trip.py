"""What is written is read back as the same problem, in every format."""

import math
from collections import deque
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorist.engine.documents import document_from_problem, problem_from_document, read_problem, write_problem
from algorist.engine.documents.errors import Place
from algorist.engine.documents.values import _same, from_document, to_document
from algorist.engine.terms.types import parse

EXACT_VALUES: list[tuple[str, Any]] = [
    ("list[int]", [1, -2, 3]),
    ("tuple[int, str]", (1, "a")),
    ("tuple[int, ...]", ()),
    ("set[int]", {3, 1}),
    ("frozenset[str]", frozenset({"a"})),
    ("dict[int, str]", {1: "a", -2: "b"}),
    ("dict[tuple[int, int], float]", {(1, 2): 0.5}),
    ("dict[str, int]", {"$x": 1}),
    ("dict[bool, int]", {True: 1}),
    ("int", 2**80),
    ("int", -(2**20_000)),
    ("float", math.inf),
    ("float", -math.inf),
    ("float", math.nan),
    ("float", -0.0),
    ("float", 3),
    ("complex", 1 + 2j),
    ("Fraction", Fraction(1, 3)),
    ("Decimal", Decimal("0.10")),
    ("bytes", b"\x00a"),
    ("deque[int]", deque([1, 2])),
    ("int | None", None),
    ("str | int", "12"),
    ("int | str", "12"),
    ("list[int] | tuple[int, ...]", (1, 2)),
    ("Any", {"a": [1, (2, {3})], 4: None}),
    ("Any", 2**70),
    ("str", "quote ' \" and \x7f \u2028 😀 \\ \n end"),
    ("dict[str, list[list[int]]]", {"a b": [[], [1]]}),
    ("list[bool]", [True, False]),
]


@pytest.mark.parametrize(("kind", "value"), EXACT_VALUES, ids=range(len(EXACT_VALUES)))
def test_a_value_is_read_back_as_the_same_value_of_the_same_type(kind: str, value: Any):
    assert _same(from_document(to_document(value, parse(kind)), parse(kind), Place()), value)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=5) | st.fractions(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3) | st.integers(), inner, max_size=3)
        | st.sets(st.integers() | st.text(max_size=2), max_size=3)
    ),
    max_leaves=12,
)


@given(value=VALUES)
@settings(max_examples=200, deadline=None)
def test_any_value_survives_the_document_under_the_open_type(value: Any):
    assert _same(from_document(to_document(value, parse("Any")), parse("Any"), Place()), value)


def document() -> dict[str, Any]:
    return {
        "format": "algorist-problem/1",
        "title": "Edges",
        "statement": "Say it.\n\nTwice, with '''quotes''' and a tab\t.",
        "signature": "def f(a: dict[int, list[float]], b: tuple[int, str] | None, c: int = 0) -> set[int] | None",
        "examples": [{"args": [{"1": [0.5, "nan"]}, [1, "x"]], "expected": [1, 2]}],
        "tests": [{"name": "none", "args": [{}, None, 3], "expected": None, "note": "two\nlines"}],
        "sealed": [{"args": {"a": {}, "b": None}, "expected": []}],
        "checker": {"kind": "unordered", "depth": 1, "may_mutate": True},
        "limits": {"cpu_seconds": 0.5, "memory_mib": 64, "print_kib": 1},
        "generator": {"source": "def generate(size, seed):\n    return {}, None\n", "smallest": 2, "largest": 9},
        "reference": "def f(a, b, c=0):\n    return None\n",
        "generated": [{"split": "sealed", "sizes": [2, 4], "count": 2, "seed": 7}],
        "tags": ["one", "two words"],
        "licence": "Apache-2.0",
    }


def class_document() -> dict[str, Any]:
    return {
        "format": "algorist-problem/1",
        "title": "Counter",
        "statement": "Count.",
        "signature": "class Counter:\n    def __init__(self, start: int) -> None: ...\n    def add(self, by: int = 1) -> None: ...\n    def total(self) -> int: ...",
        "examples": [
            {"calls": [["Counter", [2]], ["add", [3]], ["add"], "total"], "expected": [None, None, 6]},
        ],
    }


def optimisation_document() -> dict[str, Any]:
    return {
        "format": "algorist-problem/1",
        "title": "Biggest",
        "statement": "Say the biggest number.",
        "signature": "def biggest(limit: int) -> int",
        "evaluator": {
            "source": "def instances(split, seed):\n    return [3, 4]\n\ndef score(instance, answer):\n    return answer\n",
            "direction": "maximise",
            "baselines": [
                {"name": "zero", "source": "def biggest(limit):\n    return 0\n"},
                {"name": "paper", "score": 2.5},
            ],
            "best_known": 3.5,
            "best_known_source": "by hand",
        },
    }


@pytest.mark.parametrize("ending", ["toml", "yaml", "yml", "json"])
@pytest.mark.parametrize("make", [document, class_document, optimisation_document])
def test_a_written_file_is_read_back_as_the_same_problem(tmp_path: Path, ending: str, make: Any):
    problem = problem_from_document(make())
    path = tmp_path / f"problem.{ending}"
    write_problem(problem, path)
    again = read_problem(path)
    assert document_from_problem(again) == document_from_problem(problem)
    assert repr(again) == repr(problem)


@pytest.mark.parametrize("make", [document, class_document, optimisation_document])
def test_a_document_from_a_problem_gives_the_problem_again(make: Any):
    problem = problem_from_document(make())
    assert repr(problem_from_document(document_from_problem(problem))) == repr(problem)
