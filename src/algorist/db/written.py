"""Which tables a transaction writes, so that others can be told once it is committed.

No action need remember to tell: the session is watched, not its callers. What the database does by itself counts too:
a removed row takes others with it.
"""

from functools import lru_cache
from typing import Any

from sqlalchemy import Delete, Executable, Table, UpdateBase, event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from algorist.db.tables.base import Base


class NotingSession(Session):
    """A session that notes the names of the tables it writes in `info["written"]`."""

    @property
    def written(self) -> set[str]:
        """The tables so far."""
        found: set[str] = self.info.setdefault("written", set())
        return found


@event.listens_for(NotingSession, "after_flush")
def _note_flush(session: NotingSession, context: UOWTransaction) -> None:
    del context
    session.written.update(thing.__tablename__ for thing in (*session.new, *session.dirty))
    for thing in session.deleted:
        session.written.update(reached_from(thing.__tablename__))


@event.listens_for(NotingSession, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    state.session.written.update(tables_written_by(state.statement))  # type: ignore[attr-defined]  # listened to there


def tables_written_by(statement: Executable) -> frozenset[str]:
    """The tables whose rows a statement inserts, changes or removes, itself or through the database."""
    if not isinstance(statement, UpdateBase):
        return frozenset()
    table: Any = statement.table
    return reached_from(_name(table)) if isinstance(statement, Delete) else frozenset({_name(table)})


def _name(table: Table) -> str:
    """As a plain text: SQLAlchemy's own kind of name is none that the bell can carry."""
    return str(table.name)


@lru_cache(maxsize=64)
def reached_from(name: str) -> frozenset[str]:
    """A table and those whose rows the database removes or changes when rows of it are removed."""
    reached, waiting = {name}, [name]
    while waiting:
        removed = waiting.pop()
        for table in Base.metadata.tables.values():
            if table.name not in reached and _follows(table, removed):
                reached.add(_name(table))
                waiting.append(_name(table))
    return frozenset(reached)


def _follows(table: Table, removed: str) -> bool:
    return any(key.ondelete and key.column.table.name == removed for key in table.foreign_keys)
