"""Reads of what a person has: sessions, personal tokens, keys, a second factor."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.auth.rules.tokens import Keyring
from algorist.auth.rules.words import Person, Provider, Scope
from algorist.auth.schemas import Key, SecondFactorState, Session, Token
from algorist.db.columns import now
from algorist.db.tables import PersonalToken, ProviderKey, RecoveryCode, SessionRecord, User


async def list_sessions(session: AsyncSession, person: Person) -> list[Session]:
    """Where a person is signed in, newest first."""
    statement = (
        select(SessionRecord)
        .where(SessionRecord.user_id == person.id, SessionRecord.revoked_at.is_(None))
        .where(SessionRecord.expires_at > now())
        .order_by(SessionRecord.rotated_at.desc())
        .limit(200)
    )
    return [
        Session(
            id=row.id,
            user_agent=row.user_agent,
            address=row.address,
            created_at=row.created_at,
            last_used_at=row.rotated_at,
            expires_at=row.expires_at,
            current=row.id == person.session_id,
        )
        for row in await session.scalars(statement)
    ]


async def list_tokens(session: AsyncSession, user_id: int) -> list[Token]:
    """A person's live personal tokens, newest first."""
    statement = (
        select(PersonalToken)
        .where(PersonalToken.user_id == user_id, PersonalToken.revoked_at.is_(None))
        .order_by(PersonalToken.id.desc())
        .limit(200)
    )
    return [token_of(row) for row in await session.scalars(statement)]


def token_of(row: PersonalToken) -> Token:
    """A personal token as it is seen later."""
    return Token(
        id=row.id,
        name=row.name,
        prefix=row.prefix,
        scopes=[Scope(scope) for scope in row.scopes],
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        expires_at=row.expires_at,
    )


async def list_keys(session: AsyncSession, user_id: int) -> list[Key]:
    """A person's stored keys, without the keys."""
    statement = select(ProviderKey).where(ProviderKey.user_id == user_id).order_by(ProviderKey.provider)
    return [key_of(row) for row in await session.scalars(statement)]


def key_of(row: ProviderKey) -> Key:
    """A stored key as it is shown."""
    return Key(
        provider=Provider(row.provider),
        hint=row.hint,
        base_url=row.base_url,
        model=row.model,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


async def read_provider_key(
    session: AsyncSession, keyring: Keyring, owner_id: int, provider: str
) -> tuple[str, str, str] | None:
    """The owner's own key, base URL and model, for a job of that owner; None when there is none that opens."""
    chosen = select(ProviderKey).where(ProviderKey.user_id == owner_id, ProviderKey.provider == provider)
    row = await session.scalar(chosen)
    key = None if row is None else keyring.decrypt_key(row.encrypted_key, owner_id, provider)
    return None if row is None or key is None else (key, row.base_url, row.model)


async def read_second_factor(session: AsyncSession, user_id: int) -> SecondFactorState:
    """Whether a person has a second factor, and how many recovery codes."""
    since = await session.scalar(select(User.second_factor_at).where(User.id == user_id))
    return SecondFactorState(since=since, recovery_codes_left=await count_recovery_codes(session, user_id))


async def count_recovery_codes(session: AsyncSession, user_id: int) -> int:
    """How many recovery codes a person has not used."""
    left = (RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return await session.scalar(select(func.count()).select_from(RecoveryCode).where(*left)) or 0
