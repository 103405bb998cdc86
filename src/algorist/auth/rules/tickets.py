"""Tickets that open one WebSocket, once: so that no token stands in an address, where proxies would log it.

A ticket is a signed statement that is good for half a minute and is crossed out when used: for all processes, by what
the box is given for it, or else in this one.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Awaitable, Callable

import msgspec

from algorist.auth.rules.words import Person, Role
from algorist.errors import NotSignedIn

LIFE_SECONDS = 30
# Says whether the ticket with this number, of this person, is used for the first time, and crosses it out.
CrossOut = Callable[[str, int], Awaitable[bool]]


class _Statement(msgspec.Struct, array_like=True):
    number: str
    until: float
    user_id: int
    email: str
    name: str
    role: str
    session_id: str
    scopes: list[str] | None


class TicketBox:
    """Issues and redeems tickets with a key that all processes of the installation share."""

    def __init__(self, key: bytes, cross_out: CrossOut | None = None) -> None:
        self._key = key
        self._cross_out = cross_out or self._cross_out_here
        self._used: dict[str, float] = {}

    async def issue(self, person: Person) -> tuple[str, int]:
        """A ticket for this person, and for how many seconds it is good."""
        statement = _Statement(
            secrets.token_hex(8),
            time.time() + LIFE_SECONDS,
            person.id,
            person.email,
            person.name,
            person.role.value,
            person.session_id,
            None if person.scopes is None else sorted(person.scopes),
        )
        body = msgspec.json.encode(statement).hex()
        return f"{body}.{self._proof(body)}", LIFE_SECONDS

    async def redeem(self, ticket: str) -> Person:
        """The person of a ticket that is used for the first time.

        Raises:
            NotSignedIn: it is forged, too old or used.
        """
        body, _, proof = ticket.partition(".")
        if not hmac.compare_digest(proof.encode(), self._proof(body).encode()):
            raise NotSignedIn("The ticket is not valid: ask for a new one.", code="ticket_invalid")
        statement = msgspec.json.decode(bytes.fromhex(body), type=_Statement)
        is_late = statement.until < time.time()
        if is_late or not await self._cross_out(statement.number, statement.user_id):
            raise NotSignedIn("The ticket is used or too old: ask for a new one.", code="ticket_invalid")
        scopes = None if statement.scopes is None else frozenset(statement.scopes)
        return Person(
            statement.user_id,
            statement.email,
            statement.name,
            Role(statement.role),
            statement.session_id,
            scopes,
        )

    async def _cross_out_here(self, number: str, user_id: int) -> bool:
        del user_id
        moment = time.time()
        self._used = {old: until for old, until in self._used.items() if until > moment}
        if number in self._used:
            return False
        self._used[number] = moment + LIFE_SECONDS + 1
        return True

    def _proof(self, body: str) -> str:
        return hmac.new(self._key, body.encode(), hashlib.sha256).hexdigest()
