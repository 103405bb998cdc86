"""Who is known to be signed in, in this process: a cache of checked tokens that revocation reaches.

A token is checked against the database once, when this process first sees it. After that reads take a dictionary
look-up, and what ends a session forgets its entries: at once in this process, by the bell in the others, and within
seconds by re-reading the database where no bell is heard.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from algorist.auth.rules.words import Person

Key = TypeVar("Key")
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Known:
    """A checked token: the person, its session or personal token, and when (seconds since 1970) it ends."""

    person: Person
    grant: str
    epoch: int
    until: float


class Watch:
    """The checked tokens of one process, by the token itself; the oldest leave when there are too many."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._by_grant: dict[str, set[str]] = {}
        self._by_user: dict[int, set[str]] = {}
        self.revision = 0

    def find(self, token: str) -> Person | None:
        """The person of a checked token that has not ended."""
        known = self._known.get(token)
        if known is None:
            return None
        if known.until <= time.time():
            self._forget([token])
            return None
        return known.person

    def remember(self, token: str, known: Known, revision: int) -> None:
        """Keep a checked token, unless something was revoked since `revision`: the check may have been too early."""
        if revision != self.revision:
            return
        self._known[token] = known
        self._by_grant.setdefault(known.grant, set()).add(token)
        self._by_user.setdefault(known.person.id, set()).add(token)
        if len(self._known) > _MOST:
            self._forget([next(iter(self._known))])

    def forget_grant(self, grant: str) -> None:
        """A session or a personal token has ended."""
        self.revision += 1
        self._forget(list(self._by_grant.get(grant, ())))

    def forget_user(self, user_id: int) -> None:
        """Something about this person has changed: each of their tokens is checked anew."""
        self.revision += 1
        self._forget(list(self._by_user.get(user_id, ())))

    def forget_all(self) -> None:
        """News may have been missed: check every token anew."""
        self.revision += 1
        self._known.clear()
        self._by_grant.clear()
        self._by_user.clear()

    def grants(self) -> dict[str, Known]:
        """Each grant that is in the cache, with what was known of it."""
        return {known.grant: known for known in self._known.values()}

    def _forget(self, tokens: Iterable[str]) -> None:
        for token in tokens:
            known = self._known.pop(token, None)
            if known is not None:
                _drop(self._by_grant, known.grant, token)
                _drop(self._by_user, known.person.id, token)


def _drop(index: dict[Key, set[str]], key: Key, token: str) -> None:
    held = index.get(key)
    if held is not None:
        held.discard(token)
        if not held:
            del index[key]
