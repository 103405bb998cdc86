"""Column types that mean the same on SQLite, MySQL and MariaDB."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, ColumnElement, DateTime, Dialect, Integer, Text, func, type_coerce
from sqlalchemy.dialects.mysql import DATETIME, LONGTEXT
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

# SQLite counts up only for INTEGER PRIMARY KEY.
Id = BigInteger().with_variant(Integer, "sqlite")
LongText = Text().with_variant(LONGTEXT, "mysql", "mariadb")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC with microseconds; naive values are refused, since nobody knows when they are."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """MySQL keeps microseconds only when asked."""
        if dialect.name in {"mysql", "mariadb"}:
            return dialect.type_descriptor(DATETIME(fsp=6))
        return dialect.type_descriptor(DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Stored as naive UTC, the one form that every driver agrees on."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: give it a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Given back as aware UTC."""
        del dialect
        return _as_utc(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """MySQL's driver gives datetimes, so that nothing need stand around the one step: lists are full of them."""
        if dialect.name in {"mysql", "mariadb"}:
            return _as_utc
        return super().result_processor(dialect, coltype)


def _as_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.replace(tzinfo=UTC)


class Json(TypeDecorator[Any]):
    """JSON kept as text, so that all three databases give back exactly what was stored and hot reads can pass it on."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """MySQL's TEXT ends at 64 KiB."""
        return dialect.type_descriptor(LONGTEXT() if dialect.name in {"mysql", "mariadb"} else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """None is NULL."""
        del dialect
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """NULL is None."""
        del dialect
        return None if value is None else msgspec.json.decode(value)


def stored_text(column: Any) -> ColumnElement[Any]:
    """A `Json` column as the text that is stored, to be passed on without being read."""
    return type_coerce(column, Text())


class JsonWord(FunctionElement[str]):
    """The string at a path of a `Json` column, `JsonWord(column, "$.title")`: taken out by the database, so that a long
    document need not be read for one word of it. NULL where there is none; a JSON null may come as the word `null`.
    """

    type = Text()
    inherit_cache = True


@compiles(JsonWord)
def _unquote_word(element: JsonWord, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(func.json_unquote(func.json_extract(*element.clauses)), **options)


@compiles(JsonWord, "sqlite")
def _extract_word(element: JsonWord, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(func.json_extract(*element.clauses), **options)


class JsonList(FunctionElement[str]):
    """The values of a column, over the rows of its SELECT, as the text of a JSON list in no order: NULL or `[]` where
    there are no rows. For words of another table that would take a trip of their own.
    """

    type = Text()
    inherit_cache = True


@compiles(JsonList)
def _gather_list(element: JsonList, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(func.json_arrayagg(*element.clauses), **options)


@compiles(JsonList, "sqlite")
def _group_list(element: JsonList, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(func.json_group_array(*element.clauses), **options)


def read_words(stored: str | None) -> list[str]:
    """The words that a `JsonList` gives, in the order of the database."""
    return sorted(msgspec.json.decode(stored, type=list[str])) if stored else []


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)
