"""The page that says how to write a problem, held to the code."""

import re
from pathlib import Path

import pytest
from tests.engine.documents.test_mistakes import CLASS, FUNCTION, OPTIMISATION

from algorist.engine.documents import problem_from_document
from algorist.engine.documents.errors import Place
from algorist.engine.documents.fields import Table
from algorist.engine.documents.loading import LARGEST_FILE
from algorist.engine.documents.safe_yaml import parse_yaml
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import CheckerKind, Direction, Judged, Kind
from algorist.engine.terms.types import _ARITY, _SCALARS
from algorist.engine.terms.values import _ATOMS, _SEQUENCES

PAGE = (Path(__file__).parents[3] / "docs" / "problem-format.md").read_text()
BLOCKS = re.compile(r"```\w*\n.*?```", re.DOTALL)
CODE = re.findall(r"`([^`]+)`", BLOCKS.sub("", PAGE)) + BLOCKS.findall(PAGE)
NAMED = set(re.findall(r"\$?[A-Za-z_]+", " ".join(CODE)))


def fields_of(document: object) -> set[str]:
    if isinstance(document, dict):
        return set(document).union(
            *(fields_of(value) for key, value in document.items() if key not in {"args", "expected"})
        )
    if isinstance(document, list):
        return set().union(*(fields_of(item) for item in document))
    return set()


def test_every_field_is_on_the_page():
    assert fields_of([FUNCTION, CLASS, OPTIMISATION]) - NAMED == set()


def test_every_type_tag_and_choice_is_on_the_page():
    words = {*_SCALARS, *_ARITY, *_SEQUENCES, *_ATOMS, "$d", "$py", "$none"} - {"$o"}
    choices = {str(choice) for kind in (CheckerKind, Direction, Judged, Kind) for choice in kind}
    assert (words | choices) - NAMED == set()


def test_the_defaults_on_the_page_are_the_codes():
    limits = Limits()
    for field, value in (
        ("cpu_seconds", limits.cpu_seconds),
        ("memory_mib", limits.memory_bytes / MIB),
        ("output_mib", limits.output_bytes / MIB),
        ("print_kib", limits.print_bytes / 1024),
    ):
        assert f"| `{field}` | {value:g} |" in PAGE
    assert f"| `wall_seconds` | {limits.wall_seconds:g}, or 5 ×" in PAGE
    assert f"A file may have {LARGEST_FILE >> 20} MiB" in PAGE


def test_the_first_example_of_the_page_is_a_problem():
    example = re.findall(r"```yaml\n(format: .*?)```", PAGE, re.DOTALL)[0]
    assert problem_from_document(parse_yaml(example, Place())).title == "Two sum"


def test_the_error_on_the_page_is_what_is_said():
    with pytest.raises(ValueError) as caught:
        problem_from_document(
            {
                "format": "algorist-problem/1",
                "title": "T",
                "statement": "S",
                "signature": "def f(a: int) -> int",
                "tests": [{"args": [1], "expected": 1}] * 3 + [{"args": ["a"], "expected": 1}],
            },
            file="two-sum.yaml",
        )
    assert str(caught.value) in PAGE


def test_a_table_names_its_nearest_field():
    with pytest.raises(ValueError, match="did you mean 'expected'"):
        Table({"expcted": 1}, Place(), ("args", "expected"))
