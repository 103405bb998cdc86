"""The canonical form: what cannot change a verdict is taken away, and nothing else."""

import dataclasses
from typing import Any

import pytest

from algorist.engine.documents import problem_from_document
from algorist.engine.evaluation import canonical_key, canonical_source
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Problem

PLAIN = "def f(nums):\n    total = 0\n    for x in nums:\n        total += x\n    return total\n"

SAME = [
    PLAIN.replace("    ", "  ").replace("\n", "  # a comment\n"),
    PLAIN.replace("total", "acc").replace("x", "item"),
    '"""A module."""\n' + PLAIN.replace("(nums):\n", '(nums: list[int]) -> int:\n    """Add them up."""\n'),
    PLAIN.replace("total = 0", "total: int = 0"),
    PLAIN.replace("total = 0", "total = (0)"),
]
OTHER = [
    PLAIN.replace("+=", "-="),
    PLAIN.replace("= 0", "= 1"),
    PLAIN.replace("= 0", "= 0.0"),
    PLAIN.replace("nums", "numbers"),  # a parameter may be named by a caller
    PLAIN.replace("return total", "return x"),
    PLAIN.replace("total", "sum"),  # a builtin's name
    "total = 5\n" + PLAIN,
    PLAIN.replace("(nums)", "(nums: List[int])"),  # the name is not there, so this does not load
    PLAIN.replace("(nums)", "(nums: list[3])"),
    PLAIN.replace("    total = 0", "    global total\n    total = 0"),
]


@pytest.mark.parametrize("source", SAME, ids=range(len(SAME)))
def test_comments_layout_docstrings_annotations_and_local_names_do_not_count(source: str):
    assert canonical_source(source) == canonical_source(PLAIN)


@pytest.mark.parametrize("source", OTHER, ids=range(len(OTHER)))
def test_whatever_may_change_the_verdict_counts(source: str):
    assert canonical_source(source) != canonical_source(PLAIN)


PAIRS = [
    # Two locals are not confused by renaming.
    ("def f(a):\n    x = 1\n    y = 2\n    return x\n", "def f(a):\n    x = 1\n    y = 2\n    return y\n"),
    # A closure's variable is the outer function's.
    (
        "def f(a):\n    x = 1\n    def g():\n        return x\n    return g()\n",
        "def f(a):\n    y = 1\n    def g():\n        return x\n    return g()\n",
    ),
    # A name in a class body is an attribute.
    (
        "def f(a):\n    class C:\n        x = 1\n    return C.x\n",
        "def f(a):\n    class C:\n        y = 1\n    return C.x\n",
    ),
    # The fields of a dataclass are made by annotations.
    (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    x: int = 1\n",
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    x = 1\n",
    ),
    # A program that looks at itself is kept as it stands.
    ("def f(a):\n    'one'\n    return f.__doc__\n", "def f(a):\n    'two'\n    return f.__doc__\n"),
    ("def f(a):\n    x = 1\n    return list(locals())\n", "def f(a):\n    y = 1\n    return list(locals())\n"),
    ("def f(a):\n    x = 1\n    return eval('x')\n", "def f(a):\n    y = 1\n    return eval('x')\n"),
    ("def f(a):\n    x = 3\n    return f'{x=}'\n", "def f(a):\n    y = 3\n    return f'{y=}'\n"),
    # An attribute's annotation is worked out where it stands at the top level.
    ("class C: pass\nC.x: int = 3\n", "class C: pass\nC.x: nothing = 3\n"),
]


@pytest.mark.parametrize(("left", "right"), PAIRS, ids=range(len(PAIRS)))
def test_programs_that_differ_are_told_apart(left: str, right: str):
    assert canonical_source(left) != canonical_source(right)


def test_what_is_no_python_is_its_own_form():
    assert canonical_source("def f(") == "def f("
    assert canonical_source("x = '\0'") == "x = '\0'"


def problem(**fields: Any) -> Problem:
    document = {
        "format": "algorist-problem/1",
        "title": "T",
        "statement": "S",
        "signature": "def f(nums: list[int]) -> int",
        "examples": [{"args": [[1]], "expected": 1}],
    }
    return problem_from_document(document | fields)


def test_the_key_moves_with_everything_that_a_verdict_depends_on():
    changed = [
        problem(),
        problem(examples=[{"args": [[1]], "expected": 2}]),
        problem(tests=[{"args": [[1]], "expected": 1}]),
        problem(checker="unordered"),
        problem(signature="def f(nums: list[int]) -> float"),
        dataclasses.replace(problem(), limits=Limits(cpu_seconds=1)),
    ]
    assert len({canonical_key(p, PLAIN) for p in changed}) == len(changed)


def test_the_words_of_a_problem_do_not_move_the_key():
    assert canonical_key(problem(statement="Other words."), PLAIN) == canonical_key(problem(), PLAIN)
    assert canonical_key(problem(tags=["x"]), PLAIN) == canonical_key(problem(), SAME[1])
