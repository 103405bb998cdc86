"""Crossing out the tickets of sockets. In the database: so a ticket opens one socket on whatever process, and sockets
open while Redis is away.
"""

from datetime import timedelta

from sqlalchemy import bindparam, insert
from sqlalchemy.exc import IntegrityError

from algorist.auth.rules.tickets import LIFE_SECONDS
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import OneTimeToken

_CROSS_OUT = HotStatement(
    insert(OneTimeToken).values(
        user_id=bindparam("user_id"),
        purpose="socket",
        token_hash=bindparam("token_hash"),
        expires_at=bindparam("expires_at"),
    )
)


async def cross_out_ticket(tx: Transaction, number: str, user_id: int) -> bool:
    """Whether a person's ticket is used for the first time; the sweep forgets it long after it is too old."""
    until = now() + timedelta(seconds=LIFE_SECONDS)
    try:
        await tx.insert(_CROSS_OUT, user_id=user_id, token_hash=f"socket:{number}", expires_at=until)
    except IntegrityError:
        return False
    return True
