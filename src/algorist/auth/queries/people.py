"""Reads of accounts."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.auth.rules.words import Role
from algorist.auth.schemas import Me, Preferences
from algorist.db.database import Database
from algorist.db.hot import HotStatement
from algorist.db.tables import User
from algorist.errors import NotFound


async def find_user(session: AsyncSession, user_id: int) -> User:
    """The account.

    Raises:
        NotFound: there is none.
    """
    user = await session.get(User, user_id)
    if user is None:
        raise NotFound("There is no such account.")
    return user


async def find_user_by_email(session: AsyncSession, email: str) -> User | None:
    """The account with this address, if any; letter case does not matter."""
    found: User | None = await session.scalar(select(User).where(User.email == email.strip().lower()))
    return found


class KnownCredentials(NamedTuple):
    """What a sign-in is compared with."""

    user_id: int
    email: str
    password_hash: str
    second_factor_at: datetime | None


async def read_credentials(database: Database, email: str) -> KnownCredentials | None:
    """Those of the account with this address, which is in lower case, if any."""
    rows = await database.fetch(_CREDENTIALS, email=email)
    return KnownCredentials(*rows[0]) if rows else None


_CREDENTIALS = HotStatement(
    select(User.id, User.email, User.password_hash, User.second_factor_at).where(User.email == bindparam("email"))
)


async def count_users(session: AsyncSession) -> int:
    """How many accounts there are."""
    return await session.scalar(select(func.count()).select_from(User)) or 0


async def count_admins(session: AsyncSession) -> int:
    """How many administrators can sign in."""
    statement = select(func.count()).select_from(User).where(User.role == Role.ADMIN, User.locked_at.is_(None))
    return await session.scalar(statement) or 0


def me_of(user: User) -> Me:
    """An account as its owner sees it."""
    return Me(
        id=user.id,
        email=user.email,
        name=user.name,
        role=Role(user.role),
        email_verified=user.email_verified_at is not None,
        second_factor=user.second_factor_at is not None,
        preferences=preferences_of(user),
        created_at=user.created_at,
    )


def preferences_of(user: User) -> Preferences:
    """What a person chose, and the defaults for the rest."""
    return known_preferences(user.preferences)


def known_preferences(chosen: dict[str, Any] | None) -> Preferences:
    """Stored preferences without those that this version does not know."""
    known = Preferences.model_fields
    return Preferences(**{name: value for name, value in (chosen or {}).items() if name in known})


_ME = HotStatement(
    select(
        User.id,
        User.email,
        User.name,
        User.role,
        User.email_verified_at,
        User.second_factor_at,
        User.preferences,
        User.created_at,
    ).where(User.id == bindparam("user_id"))
)


async def read_me(database: Database, user_id: int) -> Me:
    """The account of the one who asks.

    Raises:
        NotFound: it was deleted this moment.
    """
    rows = await database.fetch(_ME, user_id=user_id)
    if not rows:
        raise NotFound("There is no such account.")
    number, email, name, role, verified_at, factor_at, chosen, created_at = rows[0]
    return Me(
        id=number,
        email=email,
        name=name,
        role=Role(role),
        email_verified=verified_at is not None,
        second_factor=factor_at is not None,
        preferences=known_preferences(chosen),
        created_at=created_at,
    )
