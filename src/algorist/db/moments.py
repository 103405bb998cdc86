"""Moments in SQL: the local day, week or month that one falls in, and the seconds between two, on all three databases.

A time zone's names are not in every MySQL (its tables are filled by hand), so a zone comes as seconds ahead of UTC.
"""

from typing import Any

from sqlalchemy import Float, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class DayStart(FunctionElement[str]):
    """`DayStart(at, seconds)`: the date, such as `2026-03-01`, of a moment where clocks are so many seconds ahead."""

    type = Text()
    inherit_cache = True


class WeekStart(FunctionElement[str]):
    """The Monday of the local week of a moment, as a date."""

    type = Text()
    inherit_cache = True


class MonthStart(FunctionElement[str]):
    """The first day of the local month of a moment, as a date."""

    type = Text()
    inherit_cache = True


class SecondsBetween(FunctionElement[float]):
    """`SecondsBetween(earlier, later)`: NULL where one of them is."""

    type = Float()
    inherit_cache = True


def _arguments(element: FunctionElement[Any], compiler: SQLCompiler, options: dict[str, Any]) -> tuple[str, str]:
    first, second = element.clauses
    return compiler.process(first, **options), compiler.process(second, **options)


# SQLite rounds to milliseconds: the last microsecond of a day would be the next day's. So fractions are cut off first.
@compiles(DayStart, "sqlite")
def _day_on_sqlite(element: DayStart, compiler: SQLCompiler, **options: Any) -> str:
    at, seconds = _arguments(element, compiler, options)
    return f"date(substr({at}, 1, 19), ({seconds}) || ' seconds')"


@compiles(WeekStart, "sqlite")
def _week_on_sqlite(element: WeekStart, compiler: SQLCompiler, **options: Any) -> str:
    at, seconds = _arguments(element, compiler, options)
    return f"date(substr({at}, 1, 19), ({seconds}) || ' seconds', 'weekday 0', '-6 days')"


@compiles(MonthStart, "sqlite")
def _month_on_sqlite(element: MonthStart, compiler: SQLCompiler, **options: Any) -> str:
    at, seconds = _arguments(element, compiler, options)
    return f"date(substr({at}, 1, 19), ({seconds}) || ' seconds', 'start of month')"


@compiles(SecondsBetween, "sqlite")
def _seconds_on_sqlite(element: SecondsBetween, compiler: SQLCompiler, **options: Any) -> str:
    earlier, later = _arguments(element, compiler, options)
    return f"((julianday({later}) - julianday({earlier})) * 86400.0)"


def _local(element: FunctionElement[Any], compiler: SQLCompiler, options: dict[str, Any]) -> str:
    at, seconds = _arguments(element, compiler, options)
    return f"DATE_ADD({at}, INTERVAL ({seconds}) SECOND)"


@compiles(DayStart)
def _day(element: DayStart, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST(DATE({_local(element, compiler, options)}) AS CHAR)"


# The moment is written out twice below, and so are its values: each is processed anew, in the order of the text.
@compiles(WeekStart)
def _week(element: WeekStart, compiler: SQLCompiler, **options: Any) -> str:
    day, past = _local(element, compiler, options), _local(element, compiler, options)
    return f"CAST(DATE({day}) - INTERVAL WEEKDAY({past}) DAY AS CHAR)"


@compiles(MonthStart)
def _month(element: MonthStart, compiler: SQLCompiler, **options: Any) -> str:
    day, past = _local(element, compiler, options), _local(element, compiler, options)
    return f"CAST(DATE({day}) - INTERVAL (DAYOFMONTH({past}) - 1) DAY AS CHAR)"


@compiles(SecondsBetween)
def _seconds(element: SecondsBetween, compiler: SQLCompiler, **options: Any) -> str:
    earlier, later = _arguments(element, compiler, options)
    return f"(TIMESTAMPDIFF(MICROSECOND, {earlier}, {later}) / 1e6)"
