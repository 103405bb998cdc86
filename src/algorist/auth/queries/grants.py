"""Reads of what lets somebody in: sessions and personal tokens that stand, and what their person is now."""

import time
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.auth.rules.tokens import Claims
from algorist.auth.rules.watch import Known
from algorist.auth.rules.words import Person, Role
from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.hot import HotStatement
from algorist.db.tables import PersonalToken, SessionRecord, User
from algorist.errors import NotSignedIn

_PERSONAL_SECONDS = 900.0
_CHUNK = 500
_PERSON = (User.id, User.email, User.name, User.role, User.second_factor_at, User.token_epoch, User.locked_at)
_ACCESS = HotStatement(
    select(*_PERSON, SessionRecord.revoked_at, SessionRecord.expires_at)
    .join(SessionRecord, SessionRecord.user_id == User.id)
    .where(SessionRecord.id == bindparam("session_id"), User.id == bindparam("user_id"))
)
_TOKEN = HotStatement(
    select(*_PERSON, PersonalToken.revoked_at, PersonalToken.expires_at, PersonalToken.id, PersonalToken.scopes)
    .join(User, User.id == PersonalToken.user_id)
    .where(PersonalToken.token_hash == bindparam("token_hash"))
)
_STANDING = HotStatement(
    select(User.role, User.second_factor_at).where(User.id == bindparam("user_id"), User.locked_at.is_(None))
)


async def check_access(database: Database, claims: Claims) -> Known:
    """Whether the session of a well-signed access token still stands.

    Raises:
        NotSignedIn: it was revoked, has ended, or the account is locked or gone.
    """
    rows = await database.fetch(_ACCESS, session_id=claims.session_id, user_id=claims.user_id)
    for user_id, email, name, role, factor_at, epoch, locked_at, revoked_at, expires_at in rows:
        if revoked_at is None and locked_at is None and expires_at > now() and epoch == claims.epoch:
            has_factor = factor_at is not None
            person = Person(user_id, email, name, Role(role), claims.session_id, has_second_factor=has_factor)
            until = min(claims.expires_at, expires_at).timestamp()
            return Known(person, grant=claims.session_id, epoch=epoch, until=until)
    raise NotSignedIn("The session has ended: sign in again.", code="session_ended")


async def check_personal_token(database: Database, hashed: str) -> Known:
    """The person of a personal token.

    Raises:
        NotSignedIn: it is unknown, revoked or has ended, or the account is locked.
    """
    rows = await database.fetch(_TOKEN, token_hash=hashed)
    for user_id, email, name, role, factor_at, epoch, locked_at, revoked_at, expires_at, token_id, scopes in rows:
        if revoked_at is None and locked_at is None and (expires_at is None or expires_at > now()):
            has_factor = factor_at is not None
            person = Person(user_id, email, name, Role(role), scopes=frozenset(scopes), has_second_factor=has_factor)
            ends = expires_at.timestamp() if expires_at else float("inf")
            until = min(time.time() + _PERSONAL_SECONDS, ends)
            return Known(person, grant=f"token:{token_id}", epoch=epoch, until=until)
    raise NotSignedIn("The personal token is not valid: make a new one.", code="token_invalid")


async def read_live_grants(session: AsyncSession, grants: Iterable[str]) -> dict[str, tuple[int, int, str, bool]]:
    """Of these sessions and personal tokens, those that still stand, with user id, epoch, role, and whether the person
    has a second factor.
    """
    wanted = list(grants)
    live: dict[str, tuple[int, int, str, bool]] = {}
    sessions = [grant for grant in wanted if not grant.startswith("token:")]
    tokens = [int(grant.removeprefix("token:")) for grant in wanted if grant.startswith("token:")]
    for start in range(0, len(sessions), _CHUNK):
        statement = (
            select(SessionRecord.id, User.id, User.token_epoch, User.role, User.second_factor_at)
            .join(User, User.id == SessionRecord.user_id)
            .where(SessionRecord.id.in_(sessions[start : start + _CHUNK]))
            .where(SessionRecord.revoked_at.is_(None), SessionRecord.expires_at > now(), User.locked_at.is_(None))
        )
        live |= {row[0]: (row[1], row[2], row[3], row[4] is not None) for row in await session.execute(statement)}
    for start in range(0, len(tokens), _CHUNK):
        chosen = (
            select(PersonalToken.id, User.id, User.token_epoch, User.role, User.second_factor_at)
            .join(User, User.id == PersonalToken.user_id)
            .where(PersonalToken.id.in_(tokens[start : start + _CHUNK]))
            .where(PersonalToken.revoked_at.is_(None), User.locked_at.is_(None))
        )
        rows = await session.execute(chosen)
        live |= {f"token:{row[0]}": (row[1], row[2], row[3], row[4] is not None) for row in rows}
    return live


class Standing(NamedTuple):
    """What a person is to the service now."""

    role: Role
    has_second_factor: bool


async def read_standing(database: Database, user_id: int) -> Standing | None:
    """The role and whether there is a second factor, as it stands now; None for an account that is locked or gone."""
    rows = await database.fetch(_STANDING, user_id=user_id)
    return Standing(Role(rows[0][0]), rows[0][1] is not None) if rows else None
