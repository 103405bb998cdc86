"""Decisions about algorithms, without a database."""

import pytest

from algorist.algorithms.rules import is_better, make_slug, range_of


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-9", (0, 10)),
        ("bytes=90-", (90, 100)),
        ("bytes=-5", (95, 100)),
        ("bytes=-500", (0, 100)),
        ("bytes=10-1000", (10, 100)),
        ("bytes=100-", None),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,3-4", None),
        ("items=0-1", None),
        (None, None),
    ],
)
def test_one_byte_range_is_understood_and_all_else_ignored(header: str | None, expected: tuple[int, int] | None):
    assert range_of(header, 100) == expected


def test_any_score_beats_none_and_the_direction_decides():
    assert is_better(1.0, None, "minimise")
    assert not is_better(None, 1.0, "maximise")
    assert is_better(1.0, 2.0, "minimise")
    assert not is_better(1.0, 2.0, "maximise")


def test_slugs_are_long_and_never_the_same():
    slugs = {make_slug() for _ in range(1000)}
    assert len(slugs) == 1000
    assert all(len(slug) >= 22 for slug in slugs)
