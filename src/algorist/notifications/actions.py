"""Writes of letters."""

from sqlalchemy import select

from algorist.db.database import Transaction
from algorist.db.tables import Mail, User
from algorist.notifications.rules import letters
from algorist.notifications.rules.letters import Draft
from algorist.parts import Parts


def write_mail(tx: Transaction, parts: Parts, draft: Draft, *, user_id: int | None) -> None:
    """Put a letter beside what caused it; the relay looks for it as soon as that is committed."""
    keep_mail(tx, draft, user_id=user_id)
    tx.after_commit(parts.post.ring)


def keep_mail(tx: Transaction, draft: Draft, *, user_id: int | None) -> None:
    """Put a letter beside what caused it; for the console, where no relay runs: one finds it within seconds."""
    tx.add(
        Mail(key=draft.key, user_id=user_id, recipient=draft.recipient, subject=draft.subject[:200], body=draft.body)
    )


async def tell_job_finished(tx: Transaction, parts: Parts, user_id: int, job_id: int, state: str, title: str) -> None:
    """Write the letter about a finished job, if the person wants such letters and has not got this one."""
    user = await tx.get(User, user_id)
    if user is None or user.locked_at is not None or not (user.preferences or {}).get("mail_job_finished", True):
        return
    if user.email_verified_at is None:
        return
    draft = letters.job_finished(user.email, parts.settings.public_url, job_id, state, title)
    if await tx.scalar(select(Mail.id).where(Mail.key == draft.key)) is None:
        write_mail(tx, parts, draft, user_id=user_id)
