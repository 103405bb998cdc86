"""Events of jobs: numbered per job, written in the transaction that caused them, told once it is committed.

Numbers come from the job's own row, whose lock holds other writers off until the commit: a reader that has seen N can
never be overtaken by a number below it. (A global counter would skip rows that commit out of order.)
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select, update

from algorist.db.columns import now
from algorist.db.database import Transaction
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
    await tx.change(update(Job).where(Job.id == job_id).values(**counted()))
    number = await tx.scalar(select(Job.event_count).where(Job.id == job_id))
    assert number is not None, "the caller has just changed the job"
    await keep_event(tx, parts, Event(job_id, user_id, number, kind, body))
    return number


def counted() -> dict[str, Any]:
    """What to add to an UPDATE of a job's row so that an event may follow: its number is then the row's event_count."""
    return {"event_count": Job.event_count + 1}


async def keep_event(tx: Transaction, parts: Parts, event: Event) -> None:
    """Keep an event whose number is known to be the next one, and tell of it after the commit."""
    moment = now()
    told = {"job_id": event.job_id, "number": event.number, "kind": event.kind, "body": event.body}
    await tx.execute(insert(JobEvent).values(**told, created_at=moment))

    async def tell() -> None:
        await parts.bell.ring(topic_of_user(event.user_id), {**told, "created_at": moment})

    tx.after_commit(tell)
