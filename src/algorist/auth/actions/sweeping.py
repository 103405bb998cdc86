"""Removing what no one can use any more: sessions that have ended, links that have expired."""

from datetime import timedelta

from sqlalchemy import delete, or_

from algorist.db.columns import now
from algorist.db.tables import OneTimeToken, SessionRecord
from algorist.parts import Parts

# A revoked session is shown to nobody, but a stolen token that comes back is still known for what it is.
_REVOKED_DAYS = 30
_EXPIRED_DAYS = 1


async def sweep_sessions(parts: Parts) -> int:
    """Remove ended sessions and expired links; says how many there were."""
    moment = now()
    expired = moment - timedelta(days=_EXPIRED_DAYS)
    revoked = moment - timedelta(days=_REVOKED_DAYS)
    async with parts.database.transaction() as tx:
        sessions = delete(SessionRecord).where(
            or_(SessionRecord.expires_at < expired, SessionRecord.revoked_at < revoked)
        )
        tokens = delete(OneTimeToken).where(OneTimeToken.expires_at < expired)
        return await tx.change(sessions) + await tx.change(tokens)
