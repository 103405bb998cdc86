"""Windows are whole local days whatever the clocks do; gains and tables say what they are."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from algorist.analytics.rules import (
    Bucket,
    Rival,
    Window,
    bucket_start,
    gain_over,
    hardest_rival,
    open_window,
    rivals_of,
    write_csv,
)
from algorist.errors import InvalidInput

NOON = datetime(2026, 3, 30, 12, tzinfo=UTC)


def window(first: str, last: str, bucket: Bucket = Bucket.DAY, zone: str = "Europe/Berlin") -> Window:
    return open_window(date.fromisoformat(first), date.fromisoformat(last), bucket, zone, NOON)


def test_without_words_it_is_the_last_thirty_days_as_the_zone_has_them():
    late = datetime(2026, 3, 30, 23, 30, tzinfo=UTC)
    asked = open_window(None, None, Bucket.DAY, "Asia/Tokyo", late)
    assert (asked.first, asked.last) == (date(2026, 3, 2), date(2026, 3, 31))
    assert len(asked.buckets()) == 30


def test_a_window_begins_and_ends_at_local_midnight():
    asked = window("2026-03-29", "2026-03-29")
    assert asked.begins == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert asked.ends - asked.begins == timedelta(hours=23)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])
def test_the_clocks_of_a_window_are_those_of_its_zone_at_every_half_hour(zone: str):
    asked = window("2025-01-01", "2026-12-31", Bucket.WEEK, zone)
    clocks = asked.clocks()
    moment = asked.begins
    while moment < asked.ends:
        ahead = [seconds for since, seconds in clocks if since <= moment][-1]
        assert timedelta(seconds=ahead) == moment.astimezone(ZoneInfo(zone)).utcoffset()
        moment += timedelta(minutes=30)


def test_buckets_begin_on_mondays_and_on_first_days_and_reach_over_the_window():
    assert window("2026-03-04", "2026-03-17", Bucket.WEEK).buckets() == [
        date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16),
    ]  # fmt: skip
    assert window("2025-12-31", "2026-02-01", Bucket.MONTH).buckets() == [
        date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1),
    ]  # fmt: skip
    assert bucket_start(date(2026, 3, 1), Bucket.WEEK) == date(2026, 2, 23)


@pytest.mark.parametrize(
    ("first", "last", "bucket", "zone", "field"),
    [
        ("2026-03-02", "2026-03-01", Bucket.DAY, "UTC", "from"),
        ("0001-01-01", "2026-03-01", Bucket.MONTH, "UTC", "from"),
        ("2026-03-01", "9999-12-31", Bucket.DAY, "UTC", "from"),
        ("2024-01-01", "2026-03-01", Bucket.DAY, "UTC", "bucket"),
        ("2026-03-01", "2026-03-02", Bucket.DAY, "../../etc/passwd", "zone"),
        ("2026-03-01", "2026-03-02", Bucket.DAY, "Europe", "zone"),
    ],
)
def test_a_window_that_cannot_be_names_its_fault(first: str, last: str, bucket: Bucket, zone: str, field: str):
    with pytest.raises(InvalidInput) as refused:
        window(first, last, bucket, zone)
    assert [fault.field for fault in refused.value.errors] == [field]


def test_a_gain_is_a_part_of_the_baseline_in_the_direction_that_counts():
    rival = Rival(kind="textbook", name="greedy", own=80.0, other=100.0, better=True)
    assert gain_over(rival, "minimise") == pytest.approx(0.2)
    assert gain_over(rival, "maximise") == pytest.approx(-0.2)
    assert gain_over(Rival(kind="", name="", own=1.0, other=0.5, better=None), None) == 0.5
    assert gain_over(Rival(kind="", name="", own=1.0, other=0.0, better=None), "maximise") is None


def test_scores_are_held_against_scores_and_shares_against_shares():
    rows: list[dict[str, Any]] = [
        {"kind": "textbook", "name": "a", "score": 3.0, "better": True},
        {"kind": "textbook", "name": "b", "score": 2.0},
        {"kind": "without_model", "name": "c", "share": 0.5},
        {"kind": "best_of_n", "name": "d", "score": None, "share": None},
    ]
    found = rivals_of(rows, 1.0, 0.9)
    assert [(rival.name, rival.own, rival.other) for rival in found] == [
        ("a", 1.0, 3.0),
        ("b", 1.0, 2.0),
        ("c", 0.9, 0.5),
    ]
    assert hardest_rival(found[:2], "minimise").name == "b"
    assert hardest_rival(found[:2], "maximise").name == "a"


def test_a_cell_of_a_table_is_never_a_formula():
    rows: list[dict[str, Any]] = [{"a": "=HYPERLINK(1)", "b": None}, {"a": 'x, "y"', "b": -1.5}]
    assert write_csv(["a", "b"], rows) == 'a,b\r\n\'=HYPERLINK(1),\r\n"x, ""y""",-1.5\r\n'
