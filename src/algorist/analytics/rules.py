"""Decisions about figures that need no database: the window they are of, what a gain is, how a table is written."""

import csv
import io
import zoneinfo
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from algorist.errors import FieldError, InvalidInput

MOST_BUCKETS = 400
_USUAL_DAYS = 30
_EARLIEST, _LATEST = date(2000, 1, 1), date(2200, 1, 1)
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Bucket(StrEnum):
    """How long the parts of a window are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Outcome(StrEnum):
    """What came of a job. Only a search is solved or unsolved; every other job that succeeded is done."""

    SOLVED = "solved"
    UNSOLVED = "unsolved"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Whole days from `first` to `last`, both counted, as the clocks of a time zone have them, in buckets."""

    first: date
    last: date
    bucket: Bucket
    zone: str

    @property
    def begins(self) -> datetime:
        """Its first moment, in UTC."""
        return _midnight(self.first, self.zone)

    @property
    def ends(self) -> datetime:
        """The first moment after it, in UTC."""
        return _midnight(self.last + _DAY, self.zone)

    def buckets(self) -> list[date]:
        """The day on which each bucket begins; the first one may begin before the window does."""
        found, day = [], bucket_start(self.first, self.bucket)
        while day <= self.last:
            found.append(day)
            day = bucket_start(day + _LONGEST[self.bucket], self.bucket)
        return found

    def clocks(self) -> list[tuple[datetime, int]]:
        """From which moment on the zone's clocks are how many seconds ahead of UTC; the first entry is its beginning.

        Rounded to minutes, which is exact for every zone since 1972.
        """
        found = [(self.begins, _ahead(self.begins, self.zone))]
        before = self.begins
        while before < self.ends:
            after = before + _DAY
            if _ahead(after, self.zone) != found[-1][1]:
                change = _find_change(before, after, self.zone)
                found.append((change, _ahead(change, self.zone)))
            before = after
        return found


_LONGEST = {Bucket.DAY: _DAY, Bucket.WEEK: timedelta(days=7), Bucket.MONTH: timedelta(days=31)}


def open_window(first: date | None, last: date | None, bucket: Bucket, zone: str, moment: datetime) -> Window:
    """The window that was asked for: up to today and thirty days long where nothing is said.

    Raises:
        InvalidInput: the zone is unknown, the days are in the wrong order, or there would be too many buckets.
    """
    if zone not in _zones():
        raise _refused("zone", "take a name such as Europe/Berlin, or UTC")
    last = last or moment.astimezone(zoneinfo.ZoneInfo(zone)).date()
    first = first or max(_EARLIEST, last - (_USUAL_DAYS - 1) * _DAY)
    if not _EARLIEST <= first <= last <= _LATEST:
        raise _refused("from", f"it must not be after `to`, and both must be between {_EARLIEST} and {_LATEST}")
    days = (last - first).days + 1
    if days / _LONGEST[bucket].days > MOST_BUCKETS:
        raise _refused("bucket", f"{days} days in buckets of a {bucket} are too many: at most {MOST_BUCKETS} are given")
    return Window(first=first, last=last, bucket=bucket, zone=zone)


def bucket_start(day: date, bucket: Bucket) -> date:
    """The first day of the bucket that a day is in; weeks begin on Monday."""
    if bucket is Bucket.WEEK:
        return day - day.weekday() * _DAY
    return day.replace(day=1) if bucket is Bucket.MONTH else day


def _refused(field: str, mend: str) -> InvalidInput:
    return InvalidInput(f"{field}: {mend}", errors=(FieldError(field=field, message=mend),))


@cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(UTC)


def _ahead(moment: datetime, zone: str) -> int:
    offset = moment.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset()
    assert offset is not None, "a moment in a zone has an offset"
    return round(offset.total_seconds())


def _find_change(before: datetime, after: datetime, zone: str) -> datetime:
    """The first minute at which the clocks no longer go as they did at `before`."""
    old = _ahead(before, zone)
    while after - before > _MINUTE:
        middle = before + (after - before) // 2 // _MINUTE * _MINUTE
        before, after = (middle, after) if _ahead(middle, zone) == old else (before, middle)
    return after


def share_of(part: int, whole: int) -> float | None:
    """A share between 0 and 1; None of nothing."""
    return part / whole if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A baseline beside a result, in the problem's own unit: scores, or shares of cases passed."""

    kind: str
    name: str
    own: float
    other: float
    better: bool | None


def rivals_of(baselines: Iterable[Mapping[str, Any]], score: float | None, share: float | None) -> list[Rival]:
    """The baselines of a result card that can be held against its result."""
    found = []
    for row in baselines:
        own, other = (score, row.get("score")) if row.get("score") is not None else (share, row.get("share"))
        if own is not None and isinstance(other, (int, float)):
            kind, name = str(row.get("kind", "")), str(row.get("name", ""))
            found.append(Rival(kind=kind, name=name, own=own, other=float(other), better=row.get("better")))
    return found


def gain_over(rival: Rival, direction: str | None) -> float | None:
    """How much better than a baseline, as a part of the baseline's own size; below zero is worse.

    Shares of cases are subtracted as they are. None where the baseline is zero, so that there is no part of it.
    """
    if direction is None:
        return rival.own - rival.other
    if rival.other == 0:
        return None
    ahead = rival.other - rival.own if direction == "minimise" else rival.own - rival.other
    return ahead / abs(rival.other)


def hardest_rival(rivals: Sequence[Rival], direction: str | None) -> Rival:
    """The best of some baselines; there must be one."""
    choose = min if direction == "minimise" else max
    return choose(rivals, key=lambda rival: rival.other)


def write_csv(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A table with a line of names; what a spreadsheet would take for a formula is kept from being one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
