"""What all figures are made from: the rows of a window, their buckets, and percentiles, in portable SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, Text, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from algorist.analytics.rules import Bucket, Outcome, Window
from algorist.db.columns import JsonWord
from algorist.db.moments import DayStart, MonthStart, WeekStart
from algorist.db.tables import Job

# A question reads no more rows than this, the newest of its window; beyond it the answer says that it is cut.
MOST_ROWS = 50_000
_STARTS = {Bucket.DAY: DayStart, Bucket.WEEK: WeekStart, Bucket.MONTH: MonthStart}
_SEARCHES = ("generate", "synthesize", "improve")


def bucket_of(at: InstrumentedAttribute[Any], window: Window) -> ColumnElement[str]:
    """The first day of the bucket that a moment falls in, as text."""
    (_, first), *changes = window.clocks()
    ahead: ColumnElement[int] = literal(first, Integer)
    if changes:
        # Before the first change of the clocks the first offset holds, and so on; after the last one the last.
        offsets = [first, *(seconds for _, seconds in changes)]
        ahead = case(*((at < change, offsets[place]) for place, (change, _) in enumerate(changes)), else_=offsets[-1])
    return _STARTS[window.bucket](at, ahead).label("bucket")


def within(at: InstrumentedAttribute[Any], window: Window) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Whether a moment is in the window."""
    return at >= window.begins, at < window.ends


def jobs_within(owner_id: int | None, window: Window, *columns: Any) -> Subquery:
    """The newest jobs that were submitted in a window, by one person or (None) by anybody, with their buckets."""
    rows = select(bucket_of(Job.created_at, window), *columns).where(*within(Job.created_at, window))
    if owner_id is not None:
        rows = rows.where(Job.user_id == owner_id)
    return rows.order_by(Job.created_at.desc(), Job.id.desc()).limit(MOST_ROWS).subquery()


async def is_cut(session: AsyncSession, rows: Subquery) -> bool:
    """Whether the window has more rows than were read."""
    return (await session.scalar(select(func.count()).select_from(rows)) or 0) >= MOST_ROWS


def outcome() -> ColumnElement[str]:
    """What came of a job; see `Outcome`."""
    found = ("$.solved", "$.gained")
    # True comes as 1 from SQLite, as a word from MySQL.
    solved = [cast(JsonWord(Job.result, path), Text).in_(("1", "true")) for path in found]
    return case(
        (Job.state.in_((Outcome.FAILED, Outcome.CANCELLED)), Job.state),
        (Job.state != "succeeded", Outcome.OPEN.value),
        (Job.type.not_in(_SEARCHES), Outcome.DONE.value),
        *((one, Outcome.SOLVED.value) for one in solved),
        else_=Outcome.UNSOLVED.value,
    ).label("outcome")


def percentiles(rows: Subquery, value: str, by: Sequence[str], *, where: ColumnElement[bool]) -> Select[Any]:
    """For each group its columns, how many values there are, and their median and 95th percentile by nearest rank.

    Window functions: MySQL and SQLite know no other way to a percentile.
    """
    groups = [rows.c[name] for name in by]
    place = func.row_number().over(partition_by=groups or None, order_by=rows.c[value])
    many = func.count().over(partition_by=groups or None)
    ranked = select(
        *groups, rows.c[value].label("value"), place.label("place"), many.label("many")
    ).where(where, rows.c[value].is_not(None)).subquery()  # fmt: skip
    keys = [ranked.c[name] for name in by]
    ranks = [func.min(case((ranked.c.place * 100 >= ranked.c.many * share, ranked.c.value))) for share in (50, 95)]
    return select(*keys, func.count(), *ranks).group_by(*keys)
