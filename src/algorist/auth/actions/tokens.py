"""Writes of personal tokens and of people's own provider keys."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from algorist.auth.actions.audit import record_audit
from algorist.auth.actions.codes import lock_user
from algorist.auth.queries import key_of, token_of
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.tokens import PERSONAL_PREFIX, hash_secret, make_secret
from algorist.auth.rules.words import Origin, Person, Provider
from algorist.auth.schemas import Key, KeyRequest, NewToken, TokenRequest
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import PersonalToken, ProviderKey
from algorist.errors import Conflict, NotFound

_MOST_TOKENS = 50
_SHOWN = len(PERSONAL_PREFIX) + 5


async def create_token(tx: Transaction, person: Person, body: TokenRequest, origin: Origin) -> NewToken:
    """A personal token, with its secret for the only time.

    Raises:
        Conflict: the person has too many.
    """
    live = (PersonalToken.user_id == person.id, PersonalToken.revoked_at.is_(None))
    if (await tx.scalar(select(func.count()).select_from(PersonalToken).where(*live)) or 0) >= _MOST_TOKENS:
        raise Conflict(f"There are {_MOST_TOKENS} personal tokens already: revoke one.", code="too_many_tokens")
    secret = make_secret(PERSONAL_PREFIX)
    row = PersonalToken(
        user_id=person.id,
        name=body.name,
        prefix=secret[:_SHOWN],
        token_hash=hash_secret(secret),
        scopes=sorted({scope.value for scope in body.scopes}),
        expires_at=None if body.expires_in_days is None else now() + timedelta(days=body.expires_in_days),
    )
    tx.add(row)
    await tx.flush()
    record_audit(tx, "token_created", origin, actor_id=person.id, actor=person.email, subject=f"token:{row.id}")
    return NewToken(**token_of(row).model_dump(), token=secret)


async def revoke_token(tx: Transaction, guard: Guard, person: Person, token_id: int, origin: Origin) -> None:
    """End a personal token.

    Raises:
        NotFound: it is not theirs, or has ended.
    """
    row = await tx.get(PersonalToken, token_id)
    if row is None or row.user_id != person.id or row.revoked_at is not None:
        raise NotFound("There is no such token.")
    row.revoked_at = now()
    guard.forget_grant(tx, f"token:{row.id}")
    record_audit(tx, "token_revoked", origin, actor_id=person.id, actor=person.email, subject=f"token:{row.id}")


async def store_key(
    tx: Transaction, guard: Guard, person: Person, provider: Provider, body: KeyRequest, origin: Origin
) -> Key:
    """Keep a person's own key, encrypted for them alone; one a provider."""
    await lock_user(tx, person.id)
    chosen = select(ProviderKey).where(ProviderKey.user_id == person.id, ProviderKey.provider == provider.value)
    row = await tx.scalar(chosen)
    if row is None:
        row = ProviderKey(user_id=person.id, provider=provider.value)
        tx.add(row)
    row.encrypted_key = guard.keyring.encrypt_key(body.key, person.id, provider.value)
    row.hint = body.key[-4:]
    row.base_url = body.base_url
    row.model = body.model
    await tx.flush()
    record_audit(tx, "key_stored", origin, actor_id=person.id, actor=person.email, subject=f"key:{provider.value}")
    return key_of(row)


async def delete_key(tx: Transaction, person: Person, provider: Provider, origin: Origin) -> None:
    """Forget a key.

    Raises:
        NotFound: there is none.
    """
    chosen = (ProviderKey.user_id == person.id, ProviderKey.provider == provider.value)
    if await tx.change(delete(ProviderKey).where(*chosen)) == 0:
        raise NotFound(f"No key for {provider.value} is stored.")
    record_audit(tx, "key_deleted", origin, actor_id=person.id, actor=person.email, subject=f"key:{provider.value}")
