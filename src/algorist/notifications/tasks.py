"""The relay: sends the letters that are due.

Any number of relays may run. A letter is claimed by pushing its next try into the future, so that only one relay has
it; one that dies with a letter in hand leaves it to be tried again. A letter can thus come twice, never not at all;
both copies carry one Message-ID.
"""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import select, update

from algorist.db.columns import now
from algorist.db.tables import Mail
from algorist.errors import Unavailable
from algorist.mail import Letter, MailRefused
from algorist.notifications.rules.retries import MOST_TRIES, pause_after
from algorist.parts import Parts

logger = logging.getLogger(__name__)
_CLAIM = timedelta(minutes=2)
_AT_A_TIME = 20
_LOOK_SECONDS = 5.0
_SENT_BODY = "(sent)"


async def send_due_mails(parts: Parts) -> int:
    """Try every letter that is due, once; how many were sent."""
    async with parts.database.reading() as session:
        due = (
            select(Mail.id, Mail.tries)
            .where(Mail.sent_at.is_(None), Mail.next_try_at <= now(), Mail.tries < MOST_TRIES)
            .order_by(Mail.next_try_at)
            .limit(_AT_A_TIME)
        )
        waiting = [(row[0], row[1]) for row in await session.execute(due)]
    sent = 0
    for mail_id, tries in waiting:
        letter = await _claim_mail(parts, mail_id, tries)
        if letter is not None:
            sent += await _try_letter(parts, mail_id, tries + 1, letter)
    return sent


async def keep_sending_mails(parts: Parts) -> None:
    """Send what is due, for ever: when a letter is written in this process, and every few seconds."""
    while True:
        try:
            while await send_due_mails(parts):
                pass
        except Unavailable:
            logger.warning("the database is away: letters wait")
        except Exception:
            logger.exception("letters could not be sent")
        with suppress(TimeoutError):
            await asyncio.wait_for(parts.post.wait(), _LOOK_SECONDS)


async def _claim_mail(parts: Parts, mail_id: int, tries: int) -> Letter | None:
    async with parts.database.transaction() as tx:
        unclaimed = (Mail.id == mail_id, Mail.tries == tries, Mail.sent_at.is_(None))
        claim = update(Mail).where(*unclaimed).values(tries=tries + 1, next_try_at=now() + _CLAIM)
        if await tx.change(claim) != 1:
            return None
        row = await tx.get_one(Mail, mail_id)
        return Letter(row.key, row.recipient, row.subject, row.body)


async def _try_letter(parts: Parts, mail_id: int, tries: int, letter: Letter) -> bool:
    try:
        await parts.mailer.send(letter)
    except MailRefused as error:
        logger.warning("a letter was not taken: %s", error)
        await _record_refusal(parts, mail_id, MOST_TRIES if error.permanent else tries, str(error))
        return False
    async with parts.database.transaction() as tx:
        # The text may carry a token: once sent it is not kept.
        await tx.execute(update(Mail).where(Mail.id == mail_id).values(sent_at=now(), error="", body=_SENT_BODY))
    return True


async def _record_refusal(parts: Parts, mail_id: int, tries: int, reason: str) -> None:
    async with parts.database.transaction() as tx:
        values = {"tries": tries, "error": reason[:500], "next_try_at": now() + pause_after(tries)}
        await tx.execute(update(Mail).where(Mail.id == mail_id).values(**values))
