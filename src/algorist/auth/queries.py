"""Reads of accounts, sessions, tokens and keys."""

import re
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, ForeignKey, Table, and_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.auth.rules.tokens import Claims, Keyring
from algorist.auth.rules.watch import Known
from algorist.auth.rules.words import Person, Provider, Role, Scope
from algorist.auth.schemas import Key, Me, Preferences, SecondFactorState, Session, Token
from algorist.db.columns import now
from algorist.db.database import Database
from algorist.db.hot import HotStatement
from algorist.db.tables import Base, PersonalToken, ProviderKey, RecoveryCode, SessionRecord, User
from algorist.errors import NotFound, NotSignedIn

_PERSONAL_SECONDS = 900.0
_CHUNK = 500
# Columns that never leave the database, not even to their owner.
SECRET_COLUMNS = frozenset(
    {
        "password_hash",
        "refresh_hash",
        "previous_hash",
        "token_hash",
        "code_hash",
        "encrypted_key",
        "encrypted_secret",
        "token",
        "token_epoch",
    }
)
_OWNERS = ("user_id", "owner_id", "actor_id")
_LINK = re.compile(r"#token=\S+")
# A program with its prompts may be long; so few rows are in memory at a time.
_PAGE = 100
_PARENTS = 50


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


async def read_second_factor(session: AsyncSession, user_id: int) -> SecondFactorState:
    """Whether a person has a second factor, and how many recovery codes."""
    since = await session.scalar(select(User.second_factor_at).where(User.id == user_id))
    return SecondFactorState(since=since, recovery_codes_left=await count_recovery_codes(session, user_id))


async def count_recovery_codes(session: AsyncSession, user_id: int) -> int:
    """How many recovery codes a person has not used."""
    left = (RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return await session.scalar(select(func.count()).select_from(RecoveryCode).where(*left)) or 0


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


async def export_account(database: Database, user_id: int) -> AsyncIterator[bytes]:
    """Everything that is kept about a person, as one JSON document, in pieces: no transaction is open between them."""
    async with database.reading() as session:
        user = await find_user(session, user_id)
        account = {column.name: getattr(user, column.name) for column in User.__table__.columns}
    head = {"exported_at": datetime.now(UTC), "account": _without_secrets(account)}
    yield msgspec.json.encode(head)[:-1]
    for table in Base.metadata.sorted_tables:
        path = owner_path(table)
        if path is None:
            continue
        yield b"," + msgspec.json.encode(str(table.name)) + b":["
        first = True
        async for row in _rows_of(database, path, user_id, [*table.columns]):
            yield (b"" if first else b",") + msgspec.json.encode(_without_secrets(row), enc_hook=str)
            first = False
        yield b"]"
    yield b"}"


def owner_path(table: Table) -> list[ForeignKey | Column[Any]] | None:
    """How one comes from a row to the person whose it is: foreign keys, and at the end a column that names the person.

    None for what is nobody's. An event is of a job, a version of an algorithm: what belongs to what a person has is
    theirs too, so a new table is in the account's file without anybody thinking of it.
    """
    owner = next((name for name in _OWNERS if name in table.columns), None)
    if owner is not None:
        return [table.c[owner]]
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        beyond = None if key.column.table is table else owner_path(key.column.table)
        if beyond is not None:
            return [key, *beyond]
    return None


async def _rows_of(
    database: Database, path: Sequence[ForeignKey | Column[Any]], user_id: int, columns: Sequence[Column[Any]]
) -> AsyncIterator[dict[str, Any]]:
    """These columns of the rows that are a person's; the key is among them."""
    step, *beyond = path
    if isinstance(step, Column):
        async for row in _pages_of(database, columns, step == user_id):
            yield row
        return
    # A few parents at a time: their rows are then found by the key, however many others there are.
    parents: list[Any] = []
    keys = [*step.column.table.primary_key.columns]
    async for parent in _rows_of(database, beyond, user_id, keys):
        parents.append(parent[step.column.name])
        if len(parents) == _PARENTS:
            async for row in _pages_of(database, columns, step.parent.in_(parents)):
                yield row
            parents = []
    if parents:
        async for row in _pages_of(database, columns, step.parent.in_(parents)):
            yield row


async def _pages_of(
    database: Database, columns: Sequence[Column[Any]], wanted: ColumnElement[bool]
) -> AsyncIterator[dict[str, Any]]:
    """Rows of one table in the order of its key, a page at a time."""
    keys = [*columns[0].table.primary_key]
    last: dict[str, Any] | None = None
    while True:
        statement = select(*columns).where(wanted).order_by(*keys).limit(_PAGE)
        if last is not None:
            statement = statement.where(_after(keys, last))
        async with database.reading() as session:
            rows = [dict(row) for row in (await session.execute(statement)).mappings()]
        for row in rows:
            yield row
        if len(rows) < _PAGE:
            return
        last = rows[-1]


def _after(keys: Sequence[Column[Any]], last: dict[str, Any]) -> ColumnElement[bool]:
    """Whether a row comes after the last one, by all columns of the key in their order."""
    return or_(
        *(
            and_(*(before == last[before.name] for before in keys[:place]), key > last[key.name])
            for place, key in enumerate(keys)
        )
    )


def _without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name not in SECRET_COLUMNS}
    # A letter may hold a link that still opens something.
    return {
        name: _LINK.sub("#token=…", value) if name == "body" and isinstance(value, str) else value
        for name, value in kept.items()
    }
