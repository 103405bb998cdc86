"""What one process needs to know who is asking: keys, the password thread, checked tokens, tickets, limits."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from algorist.auth.rules.passwords import PasswordThread
from algorist.auth.rules.tickets import CrossOut, TicketBox
from algorist.auth.rules.tokens import Keyring
from algorist.auth.rules.watch import Watch

# Tells the other processes: the word `grant` or `user`, and which.
Announce = Callable[[str, str], Awaitable[None]]


class AfterCommit(Protocol):
    """The part of a transaction that this room's rules need."""

    def after_commit(self, action: Callable[[], Awaitable[None]]) -> None:
        """Run `action` once the commit is done."""


async def _tell_nobody(kind: str, which: str) -> None:
    del kind, which


@dataclass(slots=True)
class Guard:
    """Made once a process by `auth.deps.open_guard`."""

    keyring: Keyring
    passwords: PasswordThread
    access_minutes: int
    refresh_days: int
    tickets: TicketBox
    announce: Announce = _tell_nobody
    watch: Watch = field(default_factory=Watch)

    def forget_grant(self, tx: AfterCommit, grant: str) -> None:
        """A session or personal token ends with this commit."""
        tx.after_commit(partial(self._forget, "grant", grant))

    def forget_user(self, tx: AfterCommit, user_id: int) -> None:
        """Something about this person changes with this commit."""
        tx.after_commit(partial(self._forget, "user", str(user_id)))

    def hear(self, kind: str, which: str) -> None:
        """News of another process."""
        if kind == "grant":
            self.watch.forget_grant(which)
        elif which.isdigit():
            self.watch.forget_user(int(which))

    async def _forget(self, kind: str, which: str) -> None:
        self.hear(kind, which)
        await self.announce(kind, which)


def make_guard(
    secret: str,
    *,
    bcrypt_cost: int,
    access_minutes: int,
    refresh_days: int,
    breached_file: Path | None = None,
    cross_out: CrossOut | None = None,
) -> Guard:
    """The guard of one process; `guard.passwords.close()` ends its thread."""
    keyring = Keyring(secret)
    return Guard(
        keyring=keyring,
        passwords=PasswordThread(bcrypt_cost, breached_file),
        access_minutes=access_minutes,
        refresh_days=refresh_days,
        tickets=TicketBox(keyring.ticket_key, cross_out),
    )
