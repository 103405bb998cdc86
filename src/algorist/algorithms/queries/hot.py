"""The list of algorithms and an algorithm with its current version, as JSON: asked more often than all else.

The shapes are `AlgorithmPage` and `AlgorithmView`; JSON columns go out as they are stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, select

from algorist.algorithms.rules import Standing, may_read_algorithm
from algorist.db.columns import JsonList, JsonWord, read_words, stored_text
from algorist.db.database import Database
from algorist.db.hot import HotReader, HotStatement, Row
from algorist.db.paging import LIMIT, Sort, cursor_values, cut_page, in_order, like_pattern, newest_of
from algorist.db.tables import Algorithm, AlgorithmTag, AlgorithmVersion, Favourite, ProblemRecord
from algorist.errors import NotFound

_MOST_WORDS = 8
_USER = bindparam("user_id", type_=Algorithm.owner_id.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmFilter:
    """Which algorithms are listed, and in which order."""

    words: str = ""
    tag: str | None = None
    tier: str | None = None
    verified: str | None = None
    problem_id: int | None = None
    mine: bool = False
    favourites: bool = False
    sort: Sort = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """A filter without its values: each has a statement of its own."""

    given: frozenset[str]
    words: int
    mine: bool
    favourites: bool
    after: bool
    sort: Sort


_SUMMARY = (
    Algorithm.id, Algorithm.name, Algorithm.summary, Algorithm.problem_id,
    func.coalesce(ProblemRecord.title, "").label("problem_title"), Algorithm.tier, Algorithm.designer,
    Algorithm.verdict, Algorithm.verified, Algorithm.score, Algorithm.current_version.label("version"),
    Algorithm.visibility, Algorithm.created_at, Algorithm.updated_at,
)  # fmt: skip
_SUMMARY_NAMES = tuple(column.key for column in _SUMMARY)
_TAGS = (
    select(JsonList(AlgorithmTag.tag))
    .where(AlgorithmTag.algorithm_id == Algorithm.id)
    .correlate(Algorithm)
    .scalar_subquery()
)
# What a summary needs besides: whose it is, the favourite's mark, the tags.
_BESIDE = (Algorithm.owner_id, Favourite.algorithm_id, _TAGS)
_CREATED_AT, _VISIBILITY = _SUMMARY_NAMES.index("created_at"), _SUMMARY_NAMES.index("visibility")
_UPDATED_AT = _SUMMARY_NAMES.index("updated_at")
_VERSION_NAMES = (
    "id", "number", "note", "origin", "tier", "designer", "verdict", "verified", "passed", "total", "score",
    "sealed_score", "job_id", "created_at", "source",
)  # fmt: skip
_DOCUMENT_NAMES = ("proposal", "evaluation", "card")
_MARKED = and_(Favourite.algorithm_id == Algorithm.id, Favourite.user_id == _USER)


async def list_algorithms(
    database: Database, user_id: int | None, wanted: AlgorithmFilter, cursor: str | None, limit: int
) -> bytes:
    """A page of the algorithms that a person may find, in the wanted order, without code."""
    values = cursor_values(cursor, limit) | {"user_id": user_id}
    values |= {name: getattr(wanted, name) for name in _equal_columns()}
    words = wanted.words.lower().split()[:_MOST_WORDS]
    values |= {f"word_{place}": like_pattern(word) for place, word in enumerate(words)}
    given = frozenset(name for name in (*_equal_columns(), "tag") if getattr(wanted, name) is not None)
    values["tag"] = wanted.tag
    asked = _Question(
        given=given if wanted.tag else given - {"tag"},
        words=len(words),
        mine=wanted.mine,
        favourites=wanted.favourites,
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


def _equal_columns() -> dict[str, Any]:
    return {"tier": Algorithm.tier, "verified": Algorithm.verified, "problem_id": Algorithm.problem_id}


@lru_cache(maxsize=256)
def _hot_page(asked: _Question) -> HotStatement:
    return HotStatement(_page(asked))


@lru_cache(maxsize=256)
def _page(asked: _Question) -> Select[*tuple[Any, ...]]:
    mine, public = Algorithm.owner_id == _USER, Algorithm.visibility == "public"
    kinds = [mine] if asked.mine else [mine, public]
    at = Algorithm.updated_at if asked.sort == "changed" else Algorithm.created_at
    oldest = asked.sort == "oldest"
    page = newest_of(kinds, _conditions(asked), at, Algorithm.id, after=asked.after, oldest=oldest)
    return (
        select(*_SUMMARY, *_BESIDE)
        .join_from(page, Algorithm, Algorithm.id == page.c.id)
        .outerjoin(ProblemRecord, ProblemRecord.id == Algorithm.problem_id)
        .outerjoin(Favourite, _MARKED)
        .order_by(*in_order(at, Algorithm.id, oldest=oldest))
        .limit(LIMIT)
    )


def _conditions(asked: _Question) -> list[ColumnElement[bool]]:
    equal = _equal_columns()
    conditions: list[ColumnElement[bool]] = [equal[name] == bindparam(name) for name in equal if name in asked.given]
    if "tag" in asked.given:
        tagged = select(AlgorithmTag.algorithm_id).where(AlgorithmTag.tag == bindparam("tag"))
        conditions.append(Algorithm.id.in_(tagged))
    if asked.favourites:
        conditions.append(Algorithm.id.in_(select(Favourite.algorithm_id).where(Favourite.user_id == _USER)))
    words: list[BindParameter[str]] = [bindparam(f"word_{place}") for place in range(asked.words)]
    return conditions + [Algorithm.search_text.like(word, escape="/") for word in words]


def _summarise(row: Row, user_id: int | None) -> dict[str, Any]:
    """The fields of an `AlgorithmSummary`; behind its columns a row has what stands `_BESIDE`."""
    owner_id, marked, tags = row[len(_SUMMARY) : len(_SUMMARY) + len(_BESIDE)]
    summary = dict(zip(_SUMMARY_NAMES, row, strict=False))
    summary["tags"] = read_words(tags)
    summary["is_mine"] = owner_id == user_id
    summary["is_favourite"] = marked is not None
    return summary


_STATE = HotStatement(
    select(Algorithm.owner_id, Algorithm.visibility, Algorithm.revision, ProblemRecord.revision, Favourite.algorithm_id)
    .outerjoin(ProblemRecord, ProblemRecord.id == Algorithm.problem_id)
    .outerjoin(Favourite, _MARKED)
    .where(Algorithm.id == bindparam("algorithm_id"))
)
_STANDING = HotStatement(
    select(Algorithm.owner_id, Algorithm.visibility, Algorithm.problem_id).where(
        Algorithm.id == bindparam("algorithm_id")
    )
)
_VIEW = HotStatement(
    select(
        *_SUMMARY,
        *_BESIDE,
        Algorithm.revision,
        ProblemRecord.revision,
        Algorithm.job_id,
        JsonWord(ProblemRecord.document, "$.signature"),
        select(func.count()).where(AlgorithmVersion.algorithm_id == bindparam("algorithm_id")).scalar_subquery(),
        *(getattr(AlgorithmVersion, name) for name in _VERSION_NAMES),
        *(stored_text(getattr(AlgorithmVersion, name)) for name in _DOCUMENT_NAMES),
    )
    .select_from(Algorithm)
    .join(
        AlgorithmVersion,
        and_(AlgorithmVersion.algorithm_id == Algorithm.id, AlgorithmVersion.number == Algorithm.current_version),
    )
    .outerjoin(ProblemRecord, ProblemRecord.id == Algorithm.problem_id)
    .outerjoin(Favourite, _MARKED)
    .where(Algorithm.id == bindparam("algorithm_id"))
)


# Its revision, that of its problem, whose title and signature it shows, and whether it is a favourite (1 or 0).
AlgorithmState = tuple[int, int | None, int]


async def read_algorithm_state(
    database: Database, algorithm_id: int, user_id: int | None, *, is_admin: bool = False
) -> AlgorithmState:
    """What changes whenever `view_algorithm` does.

    Raises:
        NotFound: there is none, or it is another's.
    """
    rows = await database.fetch(_STATE, algorithm_id=algorithm_id, user_id=user_id)
    for owner_id, visibility, revision, stated, marked in rows:
        if may_read_algorithm(Standing(owner_id, visibility), user_id, is_admin=is_admin):
            return revision, stated, int(marked is not None)
    raise NotFound(f"There is no algorithm {algorithm_id}.")


async def read_problem_of_algorithm(
    reader: HotReader, algorithm_id: int, user_id: int | None, *, is_admin: bool = False
) -> int | None:
    """The problem that an algorithm solves, if this person may read the algorithm.

    Raises:
        NotFound: there is none, or it is another's.
    """
    for owner_id, visibility, problem_id in await reader.fetch(_STANDING, algorithm_id=algorithm_id):
        if may_read_algorithm(Standing(owner_id, visibility), user_id, is_admin=is_admin):
            found: int | None = problem_id
            return found
    raise NotFound(f"There is no algorithm {algorithm_id}.")


async def view_algorithm(
    database: Database, algorithm_id: int, user_id: int | None, *, is_admin: bool = False
) -> tuple[AlgorithmState, bytes]:
    """The state of an algorithm, and the algorithm with its current version.

    Raises:
        NotFound: there is none, or it is another's.
    """
    rows = await database.fetch(_VIEW, algorithm_id=algorithm_id, user_id=user_id)
    for row in rows:
        standing = Standing(row[len(_SUMMARY)], row[_VISIBILITY])
        if may_read_algorithm(standing, user_id, is_admin=is_admin):
            revision, stated, *rest = row[len(_SUMMARY) + len(_BESIDE) :]
            view = _summarise(row, user_id) | {"revision": revision} | _rest(rest)
            return (revision, stated, int(view["is_favourite"])), msgspec.json.encode(view)
    raise NotFound(f"There is no algorithm {algorithm_id}.")


def _rest(row: Sequence[Any]) -> dict[str, Any]:
    """What an `AlgorithmView` has beyond the summary and the revision."""
    job_id, signature, count, *version = row
    cut = len(_VERSION_NAMES)
    current = dict(zip(_VERSION_NAMES, version[:cut], strict=True))
    documents = zip(_DOCUMENT_NAMES, version[cut:], strict=True)
    return {
        "current": current | {name: msgspec.Raw(text.encode()) for name, text in documents},
        "signature": signature or "",
        "job_id": job_id,
        "version_count": count,
    }
