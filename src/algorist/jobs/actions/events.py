"""Events of jobs: numbered per job, written in the transaction that caused them, told once it is committed.

Numbers come from the job's own row, whose lock holds other writers off until the commit: a reader that has seen N can
never be overtaken by a number below it. (A global counter would skip rows that commit out of order.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Text, bindparam, insert, select, update

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import Job, JobEvent
from algorist.jobs.rules import topic_of_user
from algorist.parts import Parts


@dataclass(frozen=True, slots=True)
class Event:
    """An event to be kept."""

    job_id: int
    user_id: int
    number: int
    kind: str
    body: dict[str, Any]


async def emit_event(tx: Transaction, parts: Parts, job_id: int, user_id: int, kind: str, body: dict[str, Any]) -> int:
    """Number the next event of a job, keep it, and tell of it after the commit; gives its number.

    `body["job"]` holds the changed fields of the job's view; the caller has changed its row in this transaction.
    """
    await tx.change(_COUNT, job_id=job_id)
    number: int
    [(number,)] = await tx.fetch(_NUMBER, job_id=job_id)
    await keep_event(tx, parts, Event(job_id, user_id, number, kind, body))
    return number


async def keep_event(tx: Transaction, parts: Parts, event: Event) -> None:
    """Keep an event whose number is known to be the next one, and tell of it after the commit."""
    await keep_events(tx, parts, [event])


async def keep_events(tx: Transaction, parts: Parts, events: Sequence[Event]) -> None:
    """Keep events whose numbers are known to be the next ones, and tell of them after the commit."""
    moment, rows = now(), []
    for event in events:
        body = msgspec.json.encode(event.body)
        kept = {"job_id": event.job_id, "number": event.number, "kind": event.kind, "created_at": moment}
        rows.append({**kept, "body": body.decode()})
        tx.after_commit(partial(parts.bell.ring, topic_of_user(event.user_id), {**kept, "body": msgspec.Raw(body)}))
    await tx.change_many(_KEEP, rows)


_COUNT = HotStatement(update(Job).where(Job.id == bindparam("job_id")).values(event_count=Job.event_count + 1))
_NUMBER = HotStatement(select(Job.event_count).where(Job.id == bindparam("job_id")))
# The body comes as the text that is stored, since it is told as well.
_KEEP = HotStatement(
    insert(JobEvent).values(
        job_id=bindparam("job_id"),
        number=bindparam("number"),
        kind=bindparam("kind"),
        body=bindparam("body", type_=Text()),
        created_at=bindparam("created_at"),
    )
)
