"""Reads of people."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from algorist.admin.schemas import UserPage, UserRow
from algorist.auth.queries import find_user
from algorist.auth.rules.words import Role
from algorist.db.paging import cut_page, newest_first
from algorist.db.tables import Algorithm, Job, User


class UserFilter(BaseModel):
    """Which people are listed."""

    model_config = ConfigDict(extra="forbid")

    cursor: str | None = Field(None, max_length=120)
    limit: int = Field(50, ge=1, le=100)
    search: str = Field("", max_length=120, description="Part of the e-mail address or name.")
    role: Role | None = None
    locked: bool | None = None


async def list_users(session: AsyncSession, wanted: UserFilter) -> UserPage:
    """A page of people, newest first."""
    statement = select(User)
    if part := wanted.search.strip().lower():
        statement = statement.where(
            or_(
                User.email.contains(part, autoescape=True),
                func.lower(User.name).contains(part, autoescape=True),
            )
        )
    if wanted.role is not None:
        statement = statement.where(User.role == wanted.role.value)
    if wanted.locked is not None:
        statement = statement.where(User.locked_at.is_not(None) if wanted.locked else User.locked_at.is_(None))
    paged = newest_first(statement, User.created_at, User.id, wanted.cursor, wanted.limit)
    found = list(await session.scalars(paged))
    rows, following = cut_page(found, wanted.limit, lambda row: row.created_at, lambda row: row.id)
    return UserPage(items=await describe_users(session, rows), next_cursor=following)


async def read_user(session: AsyncSession, user_id: int) -> UserRow:
    """One person.

    Raises:
        NotFound: there is none.
    """
    return (await describe_users(session, [await find_user(session, user_id)]))[0]


async def describe_users(session: AsyncSession, users: Iterable[User]) -> list[UserRow]:
    """People with the counts of what is theirs, in two queries for all of them."""
    rows = list(users)
    ids = [row.id for row in rows]
    jobs = await _count_by(session, Job.user_id, ids)
    algorithms = await _count_by(session, Algorithm.owner_id, ids)
    return [
        UserRow(
            id=row.id,
            email=row.email,
            name=row.name,
            role=Role(row.role),
            email_verified=row.email_verified_at is not None,
            locked=row.locked_at is not None,
            second_factor=row.second_factor_at is not None,
            jobs=jobs.get(row.id, 0),
            algorithms=algorithms.get(row.id, 0),
            created_at=row.created_at,
            last_sign_in_at=row.last_sign_in_at,
        )
        for row in rows
    ]


async def _count_by(session: AsyncSession, owner: InstrumentedAttribute[Any], ids: list[int]) -> dict[int, int]:
    statement = select(owner, func.count()).where(owner.in_(ids)).group_by(owner)
    return {row[0]: row[1] for row in await session.execute(statement)}
