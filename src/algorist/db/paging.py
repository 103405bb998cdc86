"""Keyset paging: a page starts after the last row of the one before, so it costs the same however far one reads."""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, TypeVar, TypeVarTuple

import msgspec
from sqlalchemy import ColumnElement, Integer, Select, Subquery, UnaryExpression, and_, bindparam, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from algorist.db.columns import UtcDateTime
from algorist.errors import InvalidInput

MAX_PAGE = 100
LIMIT = bindparam("limit", type_=Integer)
_LARGEST_ID = 2**63 - 1
_ESCAPED = str.maketrans({"/": "//", "%": "/%", "_": "/_"})

Sort = Literal["newest", "oldest", "changed"]
Rows = TypeVarTuple("Rows")
Item = TypeVar("Item")
Page = tuple[list[Item], str | None]


def encode_cursor(at: datetime, number: int) -> str:
    """An opaque word for "after the row made at `at` with the id `number`"."""
    text = f"{int(at.timestamp() * 1_000_000)}.{number}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[datetime, int]:
    """The row that a cursor speaks of.

    Raises:
        InvalidInput: the word was not made by `encode_cursor`.
    """
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        micros, number = text.split(".")
        at = datetime.fromtimestamp(int(micros) // 1_000_000, UTC).replace(microsecond=int(micros) % 1_000_000)
        return at, _read_id(number)
    except (ValueError, binascii.Error, OverflowError, OSError) as error:
        raise InvalidInput("cursor is not one that this service gave: leave it out to start anew") from error


def _read_id(text: str) -> int:
    number = int(text)
    if not 0 <= number <= _LARGEST_ID:
        raise OverflowError("larger than any id, so no database could compare with it")
    return number


def newest_first(
    statement: Select[*Rows], at: InstrumentedAttribute[datetime], number: Any, cursor: str | None, limit: int
) -> Select[*Rows]:
    """`statement` ordered by (`at`, `number`) from new to old, from after `cursor`, one row longer than `limit`.

    The extra row tells whether there is a next page: give all rows to `cut_page`.
    """
    if cursor is not None:
        then, last = decode_cursor(cursor)
        statement = statement.where(or_(at < then, and_(at == then, number < last)))
    return statement.order_by(at.desc(), number.desc()).limit(limit + 1)


def newest_of(
    kinds: Sequence[ColumnElement[bool]],
    filters: Sequence[ColumnElement[bool]],
    at: InstrumentedAttribute[datetime],
    number: Any,
    *,
    after: bool,
    oldest: bool = False,
) -> Subquery:
    """The ids of the newest (or oldest) rows that are of any of these kinds and pass all filters, for a hot statement.

    Each kind is read along its own index and no further than the page; an OR of them would be sorted as a whole.
    The statement takes `limit`, and with `after` the row that `cursor_values` names.
    """
    conditions = [*filters]
    if after:
        then, last = bindparam("after_at", type_=UtcDateTime()), bindparam("after_id", type_=number.type)
        past, beyond = (at > then, number > last) if oldest else (at < then, number < last)
        conditions.append(or_(past, and_(at == then, beyond)))
    order = in_order(at, number, oldest=oldest)
    first = [
        select(number.label("id")).where(kind, *conditions).order_by(*order).limit(LIMIT).subquery() for kind in kinds
    ]
    return first[0] if len(first) == 1 else union(*(select(found.c.id) for found in first)).subquery()


def in_order(at: InstrumentedAttribute[datetime], number: Any, *, oldest: bool) -> tuple[UnaryExpression[Any], ...]:
    """From old to new or from new to old; the id decides between rows of one moment."""
    return (at.asc(), number.asc()) if oldest else (at.desc(), number.desc())


def cursor_values(cursor: str | None, limit: int) -> dict[str, Any]:
    """The values of a statement made with `newest_of`; one row more is asked for, which `cut_page` looks at.

    Raises:
        InvalidInput: the cursor is not one that was given out.
    """
    if cursor is None:
        return {"limit": limit + 1}
    then, last = decode_cursor(cursor)
    return {"limit": limit + 1, "after_at": then, "after_id": last}


def state_of_page(user_id: int | None, rows: Sequence[Sequence[Any]]) -> str:
    """A word that changes whenever a page does for this reader: `rows` hold what changes with each of its rows."""
    return hashlib.blake2b(msgspec.json.encode([user_id, [tuple(row) for row in rows]]), digest_size=12).hexdigest()


def like_pattern(word: str) -> str:
    """The pattern of `LIKE … ESCAPE '/'` for texts that contain a word, whatever its characters."""
    return f"%{word.translate(_ESCAPED)}%"


def cut_page(rows: list[Item], limit: int, at: Callable[[Item], datetime], number: Callable[[Item], int]) -> Page[Item]:
    """The first `limit` rows, and the cursor of the next page if there is one."""
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], encode_cursor(at(last), number(last))
