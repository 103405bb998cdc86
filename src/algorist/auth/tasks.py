"""What keeps the checked tokens of a process true."""

import asyncio
import logging

from algorist.auth.queries import read_live_grants
from algorist.auth.rules.guard import Guard
from algorist.errors import Unavailable
from algorist.parts import Parts
from algorist.redis.bell import Gap

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_CHECKS = 3.0


async def recheck_grants(parts: Parts, guard: Guard) -> None:
    """Forget every grant in the cache that the database no longer knows as it was."""
    known = guard.watch.grants()
    if not known:
        return
    async with parts.database.reading() as session:
        live = await read_live_grants(session, known)
    for grant, entry in known.items():
        person = entry.person
        if live.get(grant) != (person.id, entry.epoch, person.role.value, person.has_second_factor):
            guard.watch.forget_grant(grant)


async def keep_rechecking(parts: Parts, guard: Guard, seconds: float = SECONDS_BETWEEN_CHECKS) -> None:
    """Check anew every few seconds, for ever: the net under the bell, which may be lost."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await recheck_grants(parts, guard)
        except Unavailable:
            # With the database away nothing can be read either; tokens end by themselves within minutes.
            logger.warning("the database is away: sessions are not checked anew")
        except Exception:
            logger.exception("sessions could not be checked anew")


async def keep_listening(parts: Parts, guard: Guard) -> None:
    """Hear what other processes ended, for ever; where news may have been missed, every token is checked anew."""
    with parts.bell.listen("auth") as listener:
        while True:
            ring = await listener.next_ring()
            if isinstance(ring, Gap):
                guard.watch.forget_all()
            else:
                guard.hear(str(ring.body.get("kind", "")), str(ring.body.get("which", "")))
