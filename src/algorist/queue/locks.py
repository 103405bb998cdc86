"""Locks that lapse, as rows: who runs the relay, the mail sender, the sweepers. A dead holder delays, never blocks."""

from datetime import timedelta

from sqlalchemy import delete, insert, or_, update
from sqlalchemy.exc import IntegrityError

from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import Lock


async def hold_lock(tx: Transaction, name: str, holder: str, seconds: float) -> bool:
    """Whether `holder` has the lock for the next so many seconds: it had it, or it was free or had lapsed."""
    moment = now()
    until = moment + timedelta(seconds=seconds)
    mine_or_lapsed = or_(Lock.holder == holder, Lock.until < moment)
    if await tx.change(update(Lock).where(Lock.name == name, mine_or_lapsed).values(holder=holder, until=until)):
        return True
    if await tx.get(Lock, name) is not None:
        return False
    try:
        async with tx.begin_nested():
            await tx.execute(insert(Lock).values(name=name, holder=holder, until=until))
    except IntegrityError:
        return False
    return True


async def release_locks(tx: Transaction, holder: str) -> None:
    """Give all locks of a holder back, so that its successor need not wait for them to lapse."""
    await tx.execute(delete(Lock).where(Lock.holder == holder))
