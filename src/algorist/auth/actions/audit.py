"""The audit log: who did what, written in the transaction that did it."""

from typing import Any

from algorist.auth.rules.words import Origin
from algorist.db.database import Transaction
from algorist.db.tables import AuditEntry


def record_audit(
    tx: Transaction, action: str, origin: Origin, *, actor_id: int | None, actor: str, subject: str = "", **body: Any
) -> None:
    """Add an entry; `subject` is what was acted upon, such as `user:7`, and `body` the rest."""
    tx.add(
        AuditEntry(
            actor_id=actor_id,
            actor=actor[:254],
            action=action,
            subject=subject[:120],
            address=origin.address[:64],
            request_id=origin.request_id[:40],
            body=body,
        )
    )
