"""Statements that are asked so often that the way to the database counts.

A statement is written in SQLAlchemy, compiled to text once, and run on the driver itself. `Database.fetch` reads: on
MySQL and MariaDB through a pool that is first come, first served; on SQLite on the event loop, where a read of an
indexed row takes microseconds and a trip to a thread would take longer. `Transaction.fetch`, `change` and `insert` run
it among whatever else the transaction does. Only for short work by an index; all else is for `Database.reading`.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Dialect, Select, UpdateBase

from algorist.db.written import tables_written_by

Row = tuple[Any, ...]
Processor = Callable[[Any], Any]


class Answer(NamedTuple):
    """What a statement came to: its rows, how many rows it met, the id of the row that it inserted."""

    rows: Sequence[Row]
    met: int
    row_id: int


class HotReader(Protocol):
    """What runs hot reads: the database, or a transaction that is to see what it has written itself."""

    async def fetch(self, statement: "HotStatement", **values: Any) -> list[Row]:
        """The rows of a statement.

        Raises:
            Unavailable: the database is away, or no connection came free in time.
        """


class HotStatement:
    """A statement whose values are named `bindparam`s; made once, at import. What a table gives by itself (defaults,
    the time of a change) comes by itself here too.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | UpdateBase) -> None:
        self._statement = statement
        self.written = tables_written_by(statement)
        self._compiled: dict[str, _Text] = {}

    def text_for(self, dialect: Dialect) -> "_Text":
        """The statement as this dialect writes it; compiled at the first call."""
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return found


class _Text:
    """A compiled statement: its text, the names of its values in order with what makes them the driver's, the values
    that it has by itself, and what makes its rows Python's.
    """

    __slots__ = ("fixed", "made", "places", "sql", "to_python")

    def __init__(self, sql: str, places: Sequence[tuple[str, Processor | None]]) -> None:
        self.sql = sql
        self.places = tuple(places)
        self.fixed: dict[str, Any] = {}
        self.made: dict[str, Processor] = {}
        self.to_python: list[tuple[int, Processor]] = []

    def bind(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the text."""
        if self.made:
            values = {name: make(None) for name, make in self.made.items()} | values
        if self.fixed:
            values = self.fixed | values
        return tuple([values[name] if process is None else process(values[name]) for name, process in self.places])

    def read(self, rows: Sequence[Row]) -> list[Row]:
        """The rows with the types of the columns."""
        if not self.to_python:
            return list(rows)
        return [self._read_one(row) for row in rows]

    def _read_one(self, row: Row) -> Row:
        values = list(row)
        for place, process in self.to_python:
            values[place] = process(values[place])
        return tuple(values)


def _compile(statement: Select[*tuple[Any, ...]] | UpdateBase, dialect: Dialect) -> _Text:
    compiled: Any = statement.compile(dialect=dialect)
    to_driver = {
        name: bound.type.dialect_impl(dialect).bind_processor(dialect) for name, bound in compiled.binds.items()
    }
    text = _Text(str(compiled), [(name, to_driver[name]) for name in compiled.positiontup or ()])
    for name, bound in compiled.binds.items():
        if not bound.required:
            text.fixed[name] = bound.effective_value
    _add_defaults(text, compiled)
    if isinstance(statement, Select):
        for place, column in enumerate(statement.selected_columns):
            process = column.type.dialect_impl(dialect).result_processor(dialect, None)
            if process is not None:
                text.to_python.append((place, process))
    return text


def _add_defaults(text: _Text, compiled: Any) -> None:
    """What the table gives by itself to a row that is inserted or changed."""
    for column in (*compiled.insert_prefetch, *compiled.update_prefetch):
        default = column.default if compiled.isinsert else column.onupdate
        if default.is_callable:
            text.made[column.key] = default.arg
        else:
            text.fixed[column.key] = default.arg


async def run_on_mysql(connection: Any, sql: str, bound: tuple[Any, ...]) -> Answer:
    """Run a statement on a connection of asyncmy."""
    cursor = connection.cursor()
    await cursor.execute(sql, bound)
    return Answer(await cursor.fetchall(), cursor.rowcount, cursor.lastrowid or 0)


async def run_all_on_mysql(connection: Any, sql: str, rows: Sequence[tuple[Any, ...]]) -> Answer:
    """Run a statement for each row on a connection of asyncmy, which sends the rows of an INSERT together."""
    cursor = connection.cursor()
    await cursor.executemany(sql, rows)
    return Answer((), cursor.rowcount, cursor.lastrowid or 0)
