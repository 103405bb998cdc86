"""Handing jobs to Redis: at most so many of one person at a time; the rest waits in the table.

A job is marked as released in the transaction, and added to Redis right after its commit. A process that dies in
between, or a Redis that is away, leaves a released job that no worker takes: the relay adds it again.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, tuple_, update

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import Job, User
from algorist.jobs.rules import State, queue_priority
from algorist.parts import Parts
from algorist.queue.carrier import ADD_SECONDS, Ticket, carrier_of
from algorist.redis.link import RedisAway

logger = logging.getLogger(__name__)
_TICKET_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Load:
    """What one person has in the queue: `released` ones are with Redis or a worker, `held` ones wait in the table."""

    released: int
    held: int

    @property
    def outstanding(self) -> int:
        """All that is not finished."""
        return self.released + self.held


async def lock_user(tx: Transaction, user_id: int) -> None:
    """Hold off other transactions that count this person's jobs, so that two do not both take the last place.

    Whoever locks a person and jobs locks the person first; the other order ends in deadlocks.
    """
    if not tx.is_sqlite:  # there a transaction that writes is alone anyway
        await tx.fetch(_LOCK_USER, user_id=user_id)


async def lock_free_users(tx: Transaction, user_ids: Sequence[int]) -> frozenset[int]:
    """Lock those of these people whom no other transaction has locked: nobody waits for another's jobs."""
    if tx.is_sqlite:
        return frozenset(user_ids)
    return frozenset(user_id for (user_id,) in await tx.fetch(_lock_free(_places(user_ids)), **_named(user_ids)))


async def read_loads(tx: Transaction, user_ids: Sequence[int]) -> dict[int, Load]:
    """What each of these people has in the queue now."""
    loads = dict.fromkeys(user_ids, Load(released=0, held=0))
    for user_id, total, released in await tx.fetch(_loads(_places(user_ids)), **_named(user_ids)):
        loads[user_id] = Load(released=int(released), held=int(total) - int(released))
    return loads


async def read_load(tx: Transaction, user_id: int) -> Load:
    """What a person has in the queue now."""
    return (await read_loads(tx, [user_id]))[user_id]


async def release_next(tx: Transaction, parts: Parts, user_id: int) -> list[Ticket]:
    """Release as many of a person's held jobs as there are free places, oldest first; the caller has locked the person.

    Adding them to Redis follows the commit.
    """
    load = await read_load(tx, user_id)
    places = parts.settings.jobs_per_user - load.released
    if places <= 0 or not load.held:
        return []
    rows = await tx.fetch(_HELD, user_id=user_id, places=places)
    moment = now()
    if len(rows) == 1:
        await tx.change(_RELEASE, job_id=rows[0][0], moment=moment)
    else:
        await tx.change(update(Job).where(Job.id.in_([row[0] for row in rows])).values(enqueued_at=moment))
    tickets = [
        ticket_for(job_id, generation, kind, not_before, load.released + place, moment)
        for place, (job_id, generation, kind, not_before) in enumerate(rows)
    ]
    add_after_commit(tx, parts, tickets)
    return tickets


def _places(user_ids: Sequence[int]) -> int:
    """A power of two in which so many ids have room, so that a handful of statements serves for all numbers of them."""
    return 1 << (len(user_ids) - 1).bit_length()


def _named(user_ids: Sequence[int]) -> dict[str, int]:
    """The ids by the names of the places; the last one fills what is free."""
    last = len(user_ids) - 1
    return {f"user_{place}": user_ids[min(place, last)] for place in range(_places(user_ids))}


def _people(places: int) -> list[BindParameter[int]]:
    return [bindparam(f"user_{place}", type_=User.id.type) for place in range(places)]


async def _hold_back(parts: Parts, tickets: Sequence[Ticket]) -> None:
    """Mark as held back what Redis did not take, so that the relay tries again at once."""
    async with parts.database.transaction() as tx:
        known = tuple_(Job.id, Job.generation).in_([(ticket.job_id, ticket.generation) for ticket in tickets])
        await tx.change(update(Job).where(known, Job.state == State.QUEUED).values(enqueued_at=None))


def ticket_for(
    job_id: int, generation: int, kind: str, not_before: datetime | None, outstanding: int, moment: datetime
) -> Ticket:
    """The ticket of a job that is released at `moment`."""
    delay = max(0.0, (not_before - moment).total_seconds()) if not_before else 0.0
    return Ticket(job_id, generation, name=kind, priority=queue_priority(outstanding), delay_seconds=delay)


def add_after_commit(tx: Transaction, parts: Parts, tickets: Sequence[Ticket]) -> None:
    """Add the tickets to Redis once they are committed; where that fails, the relay will."""
    if not tickets:
        return

    async def add() -> None:
        carrier = carrier_of(parts.redis, parts.settings.queue_name)
        try:
            if len(tickets) == 1:
                await carrier.add(tickets[0])
            else:
                await carrier.add_many(tickets, within=max(ADD_SECONDS, len(tickets) * _TICKET_SECONDS))
        except RedisAway as error:
            logger.warning("%d job(s) wait for the relay: %s", len(tickets), error)
            await _hold_back(parts, tickets)

    tx.after_commit(add)


_WITH_REDIS = or_(Job.state == State.RUNNING, and_(Job.state == State.QUEUED, Job.enqueued_at.is_not(None)))
_MINE = Job.user_id == bindparam("user_id")
_LOCK_USER = HotStatement(select(User.id).where(User.id == bindparam("user_id")).with_for_update())
_HELD = HotStatement(
    select(Job.id, Job.generation, Job.type, Job.not_before)
    .where(_MINE, Job.state == State.QUEUED, Job.enqueued_at.is_(None))
    .order_by(Job.id)
    .limit(bindparam("places"))
)
_RELEASE = HotStatement(update(Job).where(Job.id == bindparam("job_id")).values(enqueued_at=bindparam("moment")))


@cache
def _lock_free(places: int) -> HotStatement:
    return HotStatement(
        select(User.id).where(User.id.in_(_people(places))).order_by(User.id).with_for_update(skip_locked=True)
    )


@cache
def _loads(places: int) -> HotStatement:
    released = func.sum(_WITH_REDIS.cast(Job.attempts.type))
    outstanding = or_(Job.state == State.QUEUED, Job.state == State.RUNNING)
    return HotStatement(
        select(Job.user_id, func.count(), released)
        .where(Job.user_id.in_(_people(places)), outstanding)
        .group_by(Job.user_id)
    )
