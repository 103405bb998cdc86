"""Taking jobs in: those that come in the same moment share a transaction and a trip to the queue.

A job taken in alone costs six trips to the database, a commit and a trip to Redis; sixteen together hardly cost more.
What one of them meets is its own: a person at the quota, a key that is used already, a person whom another transaction
has locked hold up nobody else.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from algorist.db.columns import now
from algorist.db.database import Database, Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import Job
from algorist.errors import AlgoristError, Conflict, TooMany
from algorist.jobs.actions.events import Event, keep_events
from algorist.jobs.actions.release import (
    Load,
    add_after_commit,
    lock_free_users,
    lock_user,
    read_loads,
    ticket_for,
)
from algorist.jobs.queries import check_subjects, read_money_left, read_told
from algorist.jobs.rules import MONEY_SPENT, State
from algorist.jobs.schemas import JobRequest, JobView, ProgressView
from algorist.parts import Parts
from algorist.queue.carrier import Ticket
from algorist.redis.gathering import Gathering

_MOST_TOGETHER = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks for a job; `idempotency_key` makes a repeated request the same job."""

    user_id: int
    is_admin: bool = False
    idempotency_key: str | None = None
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class _Wish:
    """A request whose subjects and money were looked at: what is left is to count, and to keep it."""

    parts: Parts
    asker: Asker
    fingerprint: str
    view: JobView


class _Placed(NamedTuple):
    """A job that has a place: whether it goes to Redis now, and how many of its person's are before it."""

    wish: _Wish
    released: bool
    before: int


class _ByItself(Exception):  # noqa: N818  reads as what it says where it is caught
    """The job cannot be taken in together with others."""


async def submit_job(parts: Parts, asker: Asker, request: JobRequest) -> tuple[JobView, bool]:
    """The job that was asked for, and whether it is new: the same key and the same request give the job of before.

    It is committed, and offered to the queue, once this returns.

    Raises:
        NotFound: it names a problem or an algorithm that this person may not see.
        Conflict: the key was used for another request.
        TooMany: as many jobs of this person wait as may, or the person's money for today is spent.
    """
    document = request.model_dump(mode="json", exclude={"type"})
    fingerprint = hashlib.sha256(msgspec.json.encode([request.type, document], order="sorted")).hexdigest()
    try:
        wish = await _weigh(parts, asker, request, document, fingerprint)
        return await _take_in_soon(wish), True
    except AlgoristError:
        # A repeated request gets the job of before, whatever has been used up or removed since.
        if asker.idempotency_key and (earlier := await _find_repeated(parts.database, asker, fingerprint)):
            return earlier, False
        raise


async def _take_in_soon(wish: _Wish) -> JobView:
    """The job, taken in with those that come in the same moment where that can be."""
    try:
        return await _desk_of(wish.parts.database).ask(wish)
    except _ByItself:
        # Here, not at the desk, where others would wait for what this one waits for.
        return await _take_in_alone(wish)


async def _weigh(parts: Parts, asker: Asker, request: JobRequest, document: dict[str, Any], fingerprint: str) -> _Wish:
    """The wish of a request that fits."""
    problem_id = await check_subjects(parts.database, request, asker.user_id, is_admin=asker.is_admin)
    money = await read_money_left(parts.database, parts.settings, asker.user_id, document.get("designer"))
    if money is not None and money <= 0:
        raise TooMany(MONEY_SPENT, code="daily_spend", retry_after=3600)
    view = JobView(
        id=0,
        type=request.type,
        state=State.QUEUED,
        problem_id=problem_id,
        algorithm_id=getattr(request, "algorithm_id", None),
        input=document,
        progress=ProgressView(),
        event_count=1,
        created_at=now(),
    )
    return _Wish(parts, asker, fingerprint, view)


Desk = Gathering[_Wish, JobView]
_desks: WeakKeyDictionary[Database, Desk] = WeakKeyDictionary()


def _desk_of(database: Database) -> Desk:
    """Where the wishes of this process meet."""
    if database not in _desks:
        _desks[database] = Gathering(_take_in, _MOST_TOGETHER)
    return _desks[database]


async def _take_in(wishes: Sequence[_Wish]) -> list[JobView | Exception]:
    """The jobs of these wishes; an exception for each that cannot be, or not together with the others."""
    try:
        async with wishes[0].parts.database.transaction() as tx:
            free = await lock_free_users(tx, sorted({wish.asker.user_id for wish in wishes}))
            taken = iter(await _keep(tx, [wish for wish in wishes if wish.asker.user_id in free]))
    except (IntegrityError, _ByItself):
        return [_ByItself() for _ in wishes]
    return [next(taken) if wish.asker.user_id in free else _ByItself() for wish in wishes]


async def _take_in_alone(wish: _Wish) -> JobView:
    try:
        async with wish.parts.database.transaction() as tx:
            await lock_user(tx, wish.asker.user_id)
            [outcome] = await _keep(tx, [wish])
    except IntegrityError as error:
        if wish.asker.idempotency_key is None:
            raise
        # Whoever asked is given the job that has it, if it is still there.
        raise Conflict("A job with this Idempotency-Key has just gone: use a new key.", code="key_gone") from error
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def _keep(tx: Transaction, wishes: Sequence[_Wish]) -> list[JobView | Exception]:
    """Keep the jobs of people who are locked, as far as their quotas go."""
    if not wishes:
        return []
    parts = wishes[0].parts
    loads = await read_loads(tx, sorted({wish.asker.user_id for wish in wishes}))
    outcomes: list[JobView | Exception] = []
    placed: list[_Placed] = []
    for wish in wishes:
        place = _place(wish, loads)
        outcomes.append(place if isinstance(place, Exception) else wish.view)
        if isinstance(place, _Placed):
            placed.append(place)
    if placed:
        await _insert(tx, placed)
        told = [(wish, wish.view.model_dump(mode="json", exclude={"event_count"})) for wish, _, _ in placed]
        events = [Event(wish.view.id, wish.asker.user_id, 1, "state", {"job": job}) for wish, job in told]
        await keep_events(tx, parts, events)
        add_after_commit(tx, parts, [_ticket_of(place) for place in placed if place.released])
    return outcomes


def _place(wish: _Wish, loads: dict[int, Load]) -> _Placed | TooMany:
    """The place of a wish among its person's jobs, counted from now on; the error where there is none."""
    settings, user_id = wish.parts.settings, wish.asker.user_id
    load = loads[user_id]
    if load.outstanding >= settings.queued_jobs_per_user:
        return TooMany(
            f"{load.outstanding} of your jobs are waiting or running already: wait for some, or cancel them.",
            code="queue_quota",
            retry_after=30,
        )
    released = load.released < settings.jobs_per_user and not load.held
    loads[user_id] = Load(load.released + released, load.held + (not released))
    return _Placed(wish, released, load.outstanding)


def _ticket_of(place: _Placed) -> Ticket:
    view = place.wish.view
    return ticket_for(view.id, 0, view.type, None, place.before, view.created_at)


async def _insert(tx: Transaction, placed: Sequence[_Placed]) -> None:
    """Insert the jobs and give their views their ids.

    Raises:
        _ByItself: the database does not count as it usually does, so that nobody knows which id is whose.
    """
    ids = await tx.insert_many(_INSERT, [_row_of(wish, released=released) for wish, released, _ in placed])
    if len(placed) > 1:
        known = [(wish.asker.user_id, wish.fingerprint) for wish, _, _ in placed]
        found = await tx.fetch(_INSERTED, first=ids[0], last=ids[-1])
        if [(user_id, fingerprint) for _, user_id, fingerprint in found] != known:
            raise _ByItself
    for (wish, _, _), job_id in zip(placed, ids, strict=True):
        wish.view.id = job_id


def _row_of(wish: _Wish, *, released: bool) -> dict[str, Any]:
    return {name: getattr(wish.view, name) for name in _VIEWED} | {
        "user_id": wish.asker.user_id,
        "idempotency_key": wish.asker.idempotency_key,
        "input_hash": wish.fingerprint,
        "request_id": wish.asker.request_id[:40],
        "enqueued_at": wish.view.created_at if released else None,
    }


async def _find_repeated(database: Database, asker: Asker, fingerprint: str) -> JobView | None:
    for job_id, known in await database.fetch(_REPEATED, user_id=asker.user_id, key=asker.idempotency_key):
        if known != fingerprint:
            raise Conflict(
                f"This Idempotency-Key was used for job {job_id}, which asked for something else: use a new key.",
                code="idempotency_key_reused",
            )
        return JobView.model_validate_json(msgspec.json.encode(await read_told(database, job_id)))
    return None


_VIEWED = ("type", "state", "problem_id", "algorithm_id", "input", "event_count", "created_at")
_NOTED = ("user_id", "idempotency_key", "input_hash", "request_id", "enqueued_at")
_INSERT = HotStatement(insert(Job).values(progress={}, **{name: bindparam(name) for name in (*_VIEWED, *_NOTED)}))
_INSERTED = HotStatement(
    select(Job.id, Job.user_id, Job.input_hash)
    .where(Job.id.between(bindparam("first"), bindparam("last")))
    .order_by(Job.id)
)
_REPEATED = HotStatement(
    select(Job.id, Job.input_hash).where(Job.user_id == bindparam("user_id"), Job.idempotency_key == bindparam("key"))
)
