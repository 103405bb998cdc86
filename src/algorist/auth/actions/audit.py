"""The audit log: who did what, written in the transaction that did it."""

from typing import Any

from sqlalchemy import bindparam, insert

from algorist.auth.rules.words import Origin
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import AuditEntry, User


def record_audit(
    tx: Transaction, action: str, origin: Origin, *, actor_id: int | None, actor: str, subject: str = "", **body: Any
) -> None:
    """Add an entry; `subject` is what was acted upon, such as `user:7`, and `body` the rest."""
    tx.add(AuditEntry(**_entry(action, origin, actor_id, actor), subject=subject[:120], body=body))


async def record_sign_in(tx: Transaction, origin: Origin, user: User) -> None:
    """Add the entry of a sign-in, of which there are many at once, without the ORM's long way."""
    await tx.change(_SIGNED_IN, **_entry("signed_in", origin, user.id, user.email))


def _entry(action: str, origin: Origin, actor_id: int | None, actor: str) -> dict[str, Any]:
    return {
        "action": action,
        "actor_id": actor_id,
        "actor": actor[:254],
        "address": origin.address[:64],
        "request_id": origin.request_id[:40],
    }


_ENTRY = ("action", "actor_id", "actor", "address", "request_id")
_SIGNED_IN = HotStatement(insert(AuditEntry).values(body={}, **{name: bindparam(name) for name in _ENTRY}))
