"""Writes of accounts: registration, addresses, passwords, deletion."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from algorist.auth.actions.audit import record_audit
from algorist.auth.actions.sessions import end_other_sessions, end_sessions
from algorist.auth.queries import count_admins, count_users, find_user, find_user_by_email, me_of
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.passwords import check_password
from algorist.auth.rules.tokens import hash_secret, make_secret
from algorist.auth.rules.words import Origin, Person, Role
from algorist.auth.schemas import Me, PasswordReset, ProfileChange, Registration
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import AuditEntry, OneTimeToken, PersonalToken, User
from algorist.errors import Conflict, InvalidInput, NotAllowed
from algorist.notifications.actions import write_mail
from algorist.notifications.rules import letters
from algorist.parts import Parts

VERIFY, RESET, CHANGE = "verify_email", "reset_password", "change_email"
_LIVES = {VERIFY: timedelta(days=3), RESET: timedelta(hours=1), CHANGE: timedelta(days=1)}
_BAD_LINK = "The link is not valid any more: ask for a new one."


def check_registration(*, is_open: bool) -> None:
    """Refuse strangers where registration is closed."""
    if not is_open:
        raise NotAllowed("Sign-up is closed here: ask an administrator for an account.", code="registration_closed")


def check_new_password(password: str, email: str, name: str, *, field: str = "new_password") -> None:
    """Refuse a weak password.

    Raises:
        InvalidInput: with the mend.
    """
    check_password(password, email=email, name=name, field=field)


async def hash_new_password(guard: Guard, password: str, email: str, name: str, *, field: str = "new_password") -> str:
    """The hash of a password that is to be a person's from now on.

    Raises:
        InvalidInput: it is weak, or known from a breach; with the mend.
        Unavailable: too many are waiting.
    """
    check_new_password(password, email, name, field=field)
    return await guard.passwords.hash(password, field=field)


async def register_user(tx: Transaction, parts: Parts, body: Registration, hashed: str, origin: Origin) -> User:
    """A new account; the first of an empty installation becomes its administrator."""
    role = Role.ADMIN if await count_users(tx) == 0 else Role.USER
    user = await add_user(tx, body.email, body.name, hashed, role)
    record_audit(tx, "registered", origin, actor_id=user.id, actor=user.email, role=role.value)
    await _send_verification(tx, parts, user)
    return user


async def add_user(tx: Transaction, email: str, name: str, hashed: str, role: Role, *, verified: bool = False) -> User:
    """Write an account.

    Raises:
        Conflict: the address has one already.
    """
    user = User(
        email=email, name=name, password_hash=hashed, role=role.value, email_verified_at=now() if verified else None
    )
    tx.add(user)
    try:
        await tx.flush()
    except IntegrityError:
        raise Conflict(
            "This address has an account already: sign in, or set a new password.", code="email_taken"
        ) from None
    return user


async def change_profile(tx: Transaction, guard: Guard, user_id: int, body: ProfileChange) -> Me:
    """Change name or preferences; what is left out stays."""
    user = await find_user(tx, user_id)
    if body.name is not None:
        user.name = body.name
        guard.forget_user(tx, user_id)
    if body.preferences is not None:
        user.preferences = body.preferences.model_dump()
    await tx.flush()
    return me_of(user)


async def ask_for_email_change(tx: Transaction, parts: Parts, user_id: int, new_email: str, origin: Origin) -> None:
    """Send a link to the new address and a notice to the old one.

    An address that has an account gets no link, and nobody is told.
    """
    user = await find_user(tx, user_id)
    record_audit(tx, "email_change_asked", origin, actor_id=user.id, actor=user.email)
    write_mail(tx, parts, letters.email_change_notice(user.email), user_id=user.id)
    if await find_user_by_email(tx, new_email) is not None:
        return
    secret = await _issue_token(tx, user.id, CHANGE, {"email": new_email})
    write_mail(tx, parts, letters.email_change(new_email, parts.settings.public_url, secret), user_id=user.id)


async def change_password(
    tx: Transaction, parts: Parts, guard: Guard, person: Person, hashed: str, origin: Origin
) -> None:
    """Set a new password; every other session and every personal token ends."""
    user = await find_user(tx, person.id)
    user.password_hash = hashed
    await end_other_sessions(tx, guard, person, "password_changed")
    await _end_personal_tokens(tx, user.id)
    guard.forget_user(tx, user.id)
    record_audit(tx, "password_changed", origin, actor_id=user.id, actor=user.email)
    write_mail(tx, parts, letters.password_changed(user.email, origin.address), user_id=user.id)


async def ask_for_password_reset(tx: Transaction, parts: Parts, email: str, origin: Origin) -> None:
    """Send a link if the address has an account; whoever asks cannot tell."""
    user = await find_user_by_email(tx, email)
    if user is None or user.locked_at is not None:
        return
    record_audit(tx, "reset_asked", origin, actor_id=user.id, actor=user.email)
    secret = await _issue_token(tx, user.id, RESET, {})
    write_mail(tx, parts, letters.password_reset(user.email, parts.settings.public_url, secret), user_id=user.id)


async def reset_password(parts: Parts, guard: Guard, body: PasswordReset, origin: Origin) -> None:
    """Set a new password with the token from the mail; all sessions and personal tokens end.

    Raises:
        InvalidInput: the token is unknown, used or too old, or the password is weak.
    """
    async with parts.database.reading() as session:
        row = await _find_token(session, body.token, (RESET,))
        user = await find_user(session, row.user_id)
    hashed = await hash_new_password(guard, body.new_password, user.email, user.name)
    async with parts.database.transaction() as tx:
        row = await _use_token(tx, body.token, (RESET,))
        user = await find_user(tx, row.user_id)
        user.password_hash = hashed
        # Whoever reads the mail holds the address.
        user.email_verified_at = user.email_verified_at or now()
        await end_sessions(tx, guard, user.id, "password_reset")
        await _end_personal_tokens(tx, user.id)
        record_audit(tx, "password_reset", origin, actor_id=user.id, actor=user.email)
        write_mail(tx, parts, letters.password_changed(user.email, origin.address), user_id=user.id)


async def verify_email(tx: Transaction, guard: Guard, secret: str, origin: Origin) -> Me:
    """Take an address as the person's own.

    Raises:
        InvalidInput: the token is unknown, used or too old.
        Conflict: somebody else took the address meanwhile.
    """
    row = await _use_token(tx, secret, (VERIFY, CHANGE))
    user = await find_user(tx, row.user_id)
    if row.purpose == VERIFY and row.payload.get("email") != user.email:
        raise InvalidInput(_BAD_LINK, code="link_invalid")
    before, user.email = user.email, row.payload["email"]
    user.email_verified_at = now()
    try:
        await tx.flush()
    except IntegrityError:
        raise Conflict("This address has an account already.", code="email_taken") from None
    guard.forget_user(tx, user.id)
    action = "email_changed" if row.purpose == CHANGE else "email_verified"
    record_audit(tx, action, origin, actor_id=user.id, actor=before)
    return me_of(user)


async def send_verification(tx: Transaction, parts: Parts, user_id: int, origin: Origin) -> None:
    """Send the verification link again, unless the address is verified."""
    user = await find_user(tx, user_id)
    if user.email_verified_at is None:
        record_audit(tx, "verification_asked", origin, actor_id=user.id, actor=user.email)
        await _send_verification(tx, parts, user)


async def delete_user(tx: Transaction, guard: Guard, user_id: int, origin: Origin, *, actor: Person) -> None:
    """Delete an account and, by the database's own rules, all that is its; its name leaves the audit log.

    Raises:
        Conflict: it is the last administrator while others remain.
    """
    user = await find_user(tx, user_id)
    await check_last_admin(tx, user)
    # MySQL cannot drop the account while the ORM holds it for a later flush, so the row goes by a statement.
    await tx.execute(update(AuditEntry).where(AuditEntry.actor_id == user_id).values(actor=""))
    tx.expunge(user)
    await tx.execute(delete(User).where(User.id == user_id))
    guard.forget_user(tx, user_id)
    own = actor.id == user_id
    record_audit(
        tx, "account_deleted", origin, actor_id=actor.id, actor="" if own else actor.email, subject=f"user:{user_id}"
    )


async def check_last_admin(tx: Transaction, user: User) -> None:
    """Refuse to lose the only administrator while other people are here.

    Raises:
        Conflict: that is what would happen.
    """
    if user.role == Role.ADMIN and user.locked_at is None and await count_admins(tx) == 1 and await count_users(tx) > 1:
        raise Conflict("This is the last administrator: make another one first.", code="last_admin")


async def _send_verification(tx: Transaction, parts: Parts, user: User) -> None:
    secret = await _issue_token(tx, user.id, VERIFY, {"email": user.email})
    write_mail(tx, parts, letters.verify_email(user.email, parts.settings.public_url, secret), user_id=user.id)


async def _issue_token(tx: Transaction, user_id: int, purpose: str, payload: dict[str, Any]) -> str:
    """A new one-time token; those of the same purpose that were sent before are void."""
    same = (OneTimeToken.user_id == user_id, OneTimeToken.purpose == purpose)
    await tx.execute(delete(OneTimeToken).where(*same))
    secret = make_secret()
    expires_at = now() + _LIVES[purpose]
    tx.add(
        OneTimeToken(
            user_id=user_id, purpose=purpose, token_hash=hash_secret(secret), payload=payload, expires_at=expires_at
        )
    )
    return secret


async def _find_token(session: Any, secret: str, purposes: Sequence[str]) -> OneTimeToken:
    chosen = select(OneTimeToken).where(OneTimeToken.token_hash == hash_secret(secret))
    row: OneTimeToken | None = await session.scalar(chosen)
    if row is None or row.purpose not in purposes or row.used_at is not None or row.expires_at <= now():
        raise InvalidInput(_BAD_LINK, code="link_invalid")
    return row


async def _use_token(tx: Transaction, secret: str, purposes: Sequence[str]) -> OneTimeToken:
    """The token, used up: of two who come at once only one gets it."""
    row = await _find_token(tx, secret, purposes)
    used = update(OneTimeToken).where(OneTimeToken.id == row.id, OneTimeToken.used_at.is_(None)).values(used_at=now())
    if await tx.change(used) != 1:
        raise InvalidInput(_BAD_LINK, code="link_invalid")
    return row


async def _end_personal_tokens(tx: Transaction, user_id: int) -> None:
    live = (PersonalToken.user_id == user_id, PersonalToken.revoked_at.is_(None))
    await tx.execute(update(PersonalToken).where(*live).values(revoked_at=now()))
