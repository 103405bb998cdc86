"""The list of problems and a problem, as JSON, in the shapes of `ProblemPage` and `ProblemView`."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select

from algorist.db.columns import JsonList, JsonWord, read_words, stored_text
from algorist.db.database import Database
from algorist.db.hot import HotReader, HotStatement, Row
from algorist.db.paging import LIMIT, Sort, cursor_values, cut_page, in_order, like_pattern, newest_of
from algorist.db.tables import Algorithm, ProblemRecord, ProblemTag
from algorist.errors import NotFound
from algorist.problems.rules import Standing, may_change_problem, may_read_problem, public_part

_MOST_WORDS = 8
_DIRECTIONS = frozenset({"maximise", "minimise"})
_USER = bindparam("user_id", type_=ProblemRecord.owner_id.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemFilter:
    """Which problems are listed: words that must all occur, a tag, a kind, only one's own; and in which order."""

    words: str = ""
    tag: str | None = None
    kind: str | None = None
    mine: bool = False
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A filter without its values: each has a statement of its own."""

    words: int
    tag: bool
    kind: bool
    mine: bool
    after: bool
    sort: Sort


class _Words(msgspec.Struct):
    """What is read of a document that is passed on whole."""

    signature: Any = ""
    statement: Any = ""


_COUNT = (
    select(func.count())
    .where(
        Algorithm.problem_id == ProblemRecord.id,
        or_(Algorithm.owner_id == _USER, Algorithm.visibility == "public"),
    )
    .correlate(ProblemRecord)
    .scalar_subquery()
)
_SUMMARY = (
    ProblemRecord.id, ProblemRecord.title, ProblemRecord.kind, ProblemRecord.visibility, ProblemRecord.example,
    _COUNT.label("algorithm_count"), ProblemRecord.best_algorithm_id, ProblemRecord.best_score,
    JsonWord(ProblemRecord.document, "$.evaluator.direction").label("direction"), ProblemRecord.created_at,
    ProblemRecord.updated_at,
)  # fmt: skip
_NAMES = tuple(column.key for column in _SUMMARY)
_TAGS = (
    select(JsonList(ProblemTag.tag))
    .where(ProblemTag.problem_id == ProblemRecord.id)
    .correlate(ProblemRecord)
    .scalar_subquery()
)
_CREATED_AT = _NAMES.index("created_at")
_UPDATED_AT = _NAMES.index("updated_at")
_STATE = HotStatement(
    select(
        ProblemRecord.owner_id,
        ProblemRecord.visibility,
        ProblemRecord.revision,
        _COUNT,
        ProblemRecord.best_algorithm_id,
        ProblemRecord.best_score,
    ).where(ProblemRecord.id == bindparam("problem_id"))
)
_STANDING = HotStatement(
    select(ProblemRecord.owner_id, ProblemRecord.visibility).where(ProblemRecord.id == bindparam("problem_id"))
)
_VIEW = HotStatement(
    select(*_SUMMARY, ProblemRecord.owner_id, _TAGS, ProblemRecord.revision, stored_text(ProblemRecord.document)).where(
        ProblemRecord.id == bindparam("problem_id")
    )
)


async def list_problems(
    database: Database, user_id: int | None, wanted: ProblemFilter, cursor: str | None, limit: int
) -> bytes:
    """A page of the problems that a person may find, in the wanted order, without their documents."""
    words = wanted.words.lower().split()[:_MOST_WORDS]
    values = cursor_values(cursor, limit) | {"user_id": user_id, "tag": wanted.tag, "kind": wanted.kind}
    values |= {f"word_{place}": like_pattern(word) for place, word in enumerate(words)}
    asked = _Question(
        words=len(words),
        tag=bool(wanted.tag),
        kind=bool(wanted.kind),
        mine=wanted.mine,
        after=cursor is not None,
        sort=wanted.sort,
    )
    found = await _fetch_page(database, asked, values)
    at = _UPDATED_AT if wanted.sort == "changed" else _CREATED_AT
    rows, following = cut_page(found, limit, lambda row: row[at], lambda row: row[0])
    items = [_summarise(row, user_id) for row in rows]
    return msgspec.json.encode({"items": items, "next_cursor": following})


async def _fetch_page(database: Database, asked: _Question, values: dict[str, Any]) -> list[Row]:
    if not asked.words and asked.sort != "changed":
        return await database.fetch(_hot_page(asked), **values)
    # Words are looked for in every row, and no index is in the order of changes: not on the loop, and not on the
    # connections of the short reads.
    async with database.reading() as session:
        return [tuple(row) for row in await session.execute(_page(asked), values)]


@lru_cache(maxsize=64)
def _hot_page(asked: _Question) -> HotStatement:
    return HotStatement(_page(asked))


@lru_cache(maxsize=64)
def _page(asked: _Question) -> Select[*tuple[Any, ...]]:
    mine, public = ProblemRecord.owner_id == _USER, ProblemRecord.visibility == "public"
    kinds = [mine] if asked.mine else [mine, public]
    at = ProblemRecord.updated_at if asked.sort == "changed" else ProblemRecord.created_at
    oldest = asked.sort == "oldest"
    page = newest_of(kinds, _conditions(asked), at, ProblemRecord.id, after=asked.after, oldest=oldest)
    return (
        select(*_SUMMARY, ProblemRecord.owner_id, _TAGS)
        .join_from(page, ProblemRecord, ProblemRecord.id == page.c.id)
        .order_by(*in_order(at, ProblemRecord.id, oldest=oldest))
        .limit(LIMIT)
    )


def _conditions(asked: _Question) -> list[ColumnElement[bool]]:
    words: list[BindParameter[str]] = [bindparam(f"word_{place}") for place in range(asked.words)]
    conditions: list[ColumnElement[bool]] = [ProblemRecord.search_text.like(word, escape="/") for word in words]
    if asked.kind:
        conditions.append(ProblemRecord.kind == bindparam("kind"))
    if asked.tag:
        tagged = select(ProblemTag.problem_id).where(ProblemTag.tag == bindparam("tag"))
        conditions.append(ProblemRecord.id.in_(tagged))
    return conditions


def _summarise(row: Row, user_id: int | None) -> dict[str, Any]:
    """The fields of a `ProblemSummary`; behind its columns a row has the owner and the tags."""
    owner_id, tags = row[len(_NAMES) : len(_NAMES) + 2]
    summary = dict(zip(_NAMES, row, strict=False)) | {"tags": read_words(tags), "is_mine": owner_id == user_id}
    # A JSON null comes as a word on MySQL.
    summary["direction"] = summary["direction"] if summary["direction"] in _DIRECTIONS else None
    return summary


async def check_problem(reader: HotReader, problem_id: int, user_id: int | None, *, is_admin: bool = False) -> int:
    """The id of the problem, if this person may read it.

    Raises:
        NotFound: there is none, or it is another's.
    """
    for owner_id, visibility in await reader.fetch(_STANDING, problem_id=problem_id):
        if may_read_problem(Standing(owner_id, visibility), user_id, is_admin=is_admin):
            return problem_id
    raise NotFound(f"There is no problem {problem_id}.")


# The revision, how many algorithms the reader sees, the best of all of them and its score.
ProblemState = tuple[int, int, int | None, float | None]


async def read_problem_state(
    database: Database, problem_id: int, user_id: int | None, *, is_admin: bool = False
) -> ProblemState:
    """What changes whenever `read_problem` does.

    Raises:
        NotFound: there is none, or it is another's.
    """
    rows = await database.fetch(_STATE, problem_id=problem_id, user_id=user_id)
    for owner_id, visibility, revision, count, best, score in rows:
        if may_read_problem(Standing(owner_id, visibility), user_id, is_admin=is_admin):
            return revision, count, best, score
    raise NotFound(f"There is no problem {problem_id}.")


async def read_problem(
    database: Database, problem_id: int, user_id: int | None, *, is_admin: bool = False
) -> tuple[ProblemState, bytes]:
    """The state of a problem, and the problem with as much of its document as this person may see.

    Raises:
        NotFound: there is none, or it is another's.
    """
    rows = await database.fetch(_VIEW, problem_id=problem_id, user_id=user_id)
    for *columns, owner_id, tags, revision, document in rows:
        standing = Standing(owner_id, columns[_NAMES.index("visibility")])
        if may_read_problem(standing, user_id, is_admin=is_admin):
            view = _summarise((*columns, owner_id, tags), user_id)
            whole = may_change_problem(standing, user_id, is_admin=is_admin)
            view |= _document_fields(document.encode(), whole=whole) | {"revision": revision}
            state = (revision, view["algorithm_count"], view["best_algorithm_id"], view["best_score"])
            return state, msgspec.json.encode(view)
    raise NotFound(f"There is no problem {problem_id}.")


def _document_fields(stored: bytes, *, whole: bool) -> dict[str, Any]:
    """The document as it is stored for those who may see all of it; for others it is read and cut."""
    words = msgspec.json.decode(stored, type=_Words)
    shown = msgspec.Raw(stored) if whole else public_part(msgspec.json.decode(stored))
    return {"document": shown, "signature": str(words.signature), "statement": str(words.statement)}
