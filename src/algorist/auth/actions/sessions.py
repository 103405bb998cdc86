"""Writes of sessions: signing in, refreshing, ending."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import bindparam, insert, select, update

from algorist.auth.actions.audit import record_audit, record_sign_in
from algorist.auth.actions.codes import WRONG_CODE, lock_user, use_code
from algorist.auth.queries import KnownCredentials, find_user, me_of, preferences_of, read_credentials
from algorist.auth.rules.emails import normalise_email
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.tokens import hash_secret
from algorist.auth.rules.words import Origin, Person
from algorist.auth.schemas import Credentials, SignedIn
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.hot import HotStatement
from algorist.db.tables import SessionRecord, User
from algorist.errors import AlgoristError, NotAllowed, NotFound, NotSignedIn, TooMany
from algorist.notifications.actions import write_mail
from algorist.notifications.rules import letters
from algorist.parts import Parts

# Two tabs that refresh at the same moment send the same token: within this time the second is no thief.
_SAME_MOMENT = timedelta(seconds=10)
# Failed sign-ins to one account from anywhere, in fifteen minutes.
_ACCOUNT_TRIES, _ACCOUNT_MINUTES = 30, 15
_WRONG = "The e-mail address or the password is wrong."
_ENDED = "The session has ended: sign in again."


@dataclass(frozen=True, slots=True)
class Opened:
    """What a sign-in or a refresh gives; `refresh_token` is empty where the one in the cookie stays good."""

    signed_in: SignedIn
    refresh_token: str


async def sign_in(parts: Parts, guard: Guard, body: Credentials, origin: Origin) -> Opened:
    """Open a session. An unknown address takes as long, and answers the same, as a wrong password; only who knows the
    password learns whether a code is needed, too.

    Raises:
        NotSignedIn: address or password is wrong; or the code is wrong, was used, or is missing.
        NotAllowed: the password is right and the account is locked.
        TooMany: too many tries on this account.
        Unavailable: too many people sign in at this moment.
    """
    email = body.email.strip().lower()
    await check_tries(parts, email)
    known = await read_credentials(parts.database, email)
    right = await guard.passwords.verify(body.password, known.password_hash if known else None)
    if known is None or not right:
        await _refuse_sign_in(parts, known, origin)
    assert known is not None, "the line above does not return without one"
    if known.second_factor_at is not None and not body.code:
        await _ask_for_code(parts, known, origin)
    async with parts.database.transaction() as tx:
        opened = await _open_unless_refused(tx, parts, guard, known.user_id, body.code or "", origin)
    if isinstance(opened, AlgoristError):
        raise opened
    return opened


async def _open_unless_refused(
    tx: Transaction, parts: Parts, guard: Guard, user_id: int, code: str, origin: Origin
) -> Opened | AlgoristError:
    """The session, or why there is none: to be raised after the commit, which records the refusal."""
    # A second factor that is confirmed at this moment comes before, then it is asked for, or after, then it ends this
    # session with the others.
    await lock_user(tx, user_id)
    user = await find_user(tx, user_id)
    if user.locked_at is not None:
        record_audit(tx, "sign_in_refused", origin, actor_id=user.id, actor=user.email, reason="locked")
        return NotAllowed("This account is locked: ask an administrator.", code="account_locked")
    if user.second_factor_at is not None and not await use_code(tx, parts, guard, user, code, origin):
        return NotSignedIn(WRONG_CODE, code="wrong_code")
    await tx.change(_NOTE_SIGN_IN, user_id=user.id, moment=now())
    await record_sign_in(tx, origin, user)
    await _tell_new_device(tx, parts, user, origin)
    return await open_session(tx, guard, user, origin)


async def _tell_new_device(tx: Transaction, parts: Parts, user: User, origin: Origin) -> None:
    """A letter when no session of this person was ever opened by this program, if they want such letters."""
    if not preferences_of(user).mail_security:
        return
    if not await tx.fetch(_SAME_DEVICE, user_id=user.id, user_agent=origin.user_agent[:255]):
        write_mail(tx, parts, letters.new_device(user.email, origin.address, origin.user_agent), user_id=user.id)


async def confirm_password(parts: Parts, guard: Guard, user_id: int, password: str, origin: Origin) -> None:
    """Ask for the password once more before something that matters.

    Raises:
        NotAllowed: it is wrong.
    """
    async with parts.database.reading() as session:
        user = await find_user(session, user_id)
    await check_tries(parts, user.email)
    if await guard.passwords.verify(password, user.password_hash):
        return
    async with parts.database.transaction() as tx:
        record_audit(tx, "password_refused", origin, actor_id=user.id, actor=user.email)
    raise NotAllowed("The password is wrong.", code="wrong_password")


async def open_session(tx: Transaction, guard: Guard, user: User, origin: Origin) -> Opened:
    """A new session and its first tokens."""
    session_id = secrets.token_urlsafe(18)
    token = guard.keyring.make_refresh(session_id)
    await tx.change(
        _OPEN,
        id=session_id,
        user_id=user.id,
        refresh_hash=hash_secret(token),
        user_agent=origin.user_agent[:255],
        address=origin.address[:64],
        expires_at=now() + timedelta(days=guard.refresh_days),
    )
    return Opened(_signed_in(guard, user, session_id), token)


async def refresh_session(parts: Parts, guard: Guard, token: str, origin: Origin) -> Opened:
    """New tokens for a refresh token, which is then used up.

    Raises:
        NotSignedIn: it is forged, the session has ended, or the token was used before: then the session ends.
    """
    session_id = guard.keyring.session_of_refresh(token)
    async with parts.database.transaction() as tx:
        record = await tx.scalar(select(SessionRecord).where(SessionRecord.id == session_id).with_for_update())
        user = None if record is None else await tx.get(User, record.user_id)
        if record is None or user is None or record.revoked_at or record.expires_at <= now() or user.locked_at:
            raise NotSignedIn(_ENDED, code="session_ended")
        opened = await _rotate(tx, guard, record, user, token)
        if opened is None:
            _end_record(tx, guard, record, "reuse")
            record_audit(tx, "refresh_reused", origin, actor_id=user.id, actor=user.email, session=record.id)
    if opened is None:
        raise NotSignedIn("This session was used from two places, so it has been ended.", code="session_reused")
    return opened


async def _rotate(tx: Transaction, guard: Guard, record: SessionRecord, user: User, token: str) -> Opened | None:
    """The new tokens; None for a token that was used before."""
    hashed = hash_secret(token)
    if hashed == record.refresh_hash:
        fresh = guard.keyring.make_refresh(record.id)
        record.previous_hash, record.refresh_hash = hashed, hash_secret(fresh)
        record.rotated_at = now()
        record.expires_at = now() + timedelta(days=guard.refresh_days)
        await tx.flush()
        return Opened(_signed_in(guard, user, record.id), fresh)
    if hashed == record.previous_hash and now() - record.rotated_at <= _SAME_MOMENT:
        return Opened(_signed_in(guard, user, record.id), "")
    return None


async def close_session_of_refresh(tx: Transaction, guard: Guard, token: str, origin: Origin) -> None:
    """End the session of a refresh token; one that is unknown or ended already is nothing to speak of."""
    try:
        session_id = guard.keyring.session_of_refresh(token)
    except NotSignedIn:
        return
    record = await tx.get(SessionRecord, session_id)
    if record is None or record.revoked_at is not None:
        return
    user = await find_user(tx, record.user_id)
    _end_record(tx, guard, record, "logout")
    record_audit(tx, "signed_out", origin, actor_id=user.id, actor=user.email)


async def close_session(
    tx: Transaction, guard: Guard, user_id: int, session_id: str, reason: str, origin: Origin
) -> None:
    """End one session of a person.

    Raises:
        NotFound: it is not theirs, or has ended.
    """
    record = await tx.get(SessionRecord, session_id)
    if record is None or record.user_id != user_id or record.revoked_at is not None:
        raise NotFound("There is no such session.")
    user = await find_user(tx, user_id)
    _end_record(tx, guard, record, reason)
    record_audit(tx, "session_revoked", origin, actor_id=user.id, actor=user.email, session=session_id)


async def close_all_sessions(tx: Transaction, guard: Guard, user_id: int, reason: str, origin: Origin) -> None:
    """End every session of a person, the one that asks included."""
    user = await find_user(tx, user_id)
    await end_sessions(tx, guard, user_id, reason)
    record_audit(tx, "signed_out_everywhere", origin, actor_id=user.id, actor=user.email)


async def end_sessions(tx: Transaction, guard: Guard, user_id: int, reason: str) -> None:
    """End all sessions of a person."""
    await revoke_sessions(tx, await find_user(tx, user_id), reason)
    guard.forget_user(tx, user_id)


async def revoke_sessions(tx: Transaction, user: User, reason: str) -> None:
    """End all sessions of a person, which processes that are not told find out within seconds; a higher epoch makes
    every issued access token void.
    """
    await tx.execute(
        update(SessionRecord)
        .where(SessionRecord.user_id == user.id, SessionRecord.revoked_at.is_(None))
        .values(revoked_at=now(), revoked_reason=reason)
    )
    user.token_epoch += 1


async def end_other_sessions(tx: Transaction, guard: Guard, person: Person, reason: str) -> None:
    """End all sessions of a person but the one that asks."""
    others = (SessionRecord.user_id == person.id, SessionRecord.id != person.session_id)
    await tx.execute(
        update(SessionRecord)
        .where(*others, SessionRecord.revoked_at.is_(None))
        .values(revoked_at=now(), revoked_reason=reason)
    )
    guard.forget_user(tx, person.id)


def _end_record(tx: Transaction, guard: Guard, record: SessionRecord, reason: str) -> None:
    record.revoked_at = now()
    record.revoked_reason = reason
    guard.forget_grant(tx, record.id)


async def check_tries(parts: Parts, email: str) -> None:
    """Few enough tries on this account; counted whether or not it exists, so that the answer tells nothing."""
    try:
        key = hash_secret(normalise_email(email))
    except ValueError:
        return
    allowance = await parts.limiter.hit("account", key, _ACCOUNT_TRIES, shared=True, minutes=_ACCOUNT_MINUTES)
    if not allowance.allowed:
        raise TooMany(
            "Too many tries on this account: wait, or set a new password.",
            code="account_throttled",
            retry_after=allowance.reset_seconds,
        )


async def _ask_for_code(parts: Parts, known: KnownCredentials, origin: Origin) -> None:
    async with parts.database.transaction() as tx:
        record_audit(tx, "second_factor_asked", origin, actor_id=known.user_id, actor=known.email)
    raise NotSignedIn("Send the code of your second factor, too.", code="second_factor_required")


async def _refuse_sign_in(parts: Parts, known: KnownCredentials | None, origin: Origin) -> None:
    async with parts.database.transaction() as tx:
        # An address without an account may be a password typed into the wrong box: it is not kept.
        actor = known.email if known else ""
        actor_id = known.user_id if known else None
        record_audit(tx, "sign_in_failed", origin, actor_id=actor_id, actor=actor, known=known is not None)
    raise NotSignedIn(_WRONG, code="wrong_credentials")


def _signed_in(guard: Guard, user: User, session_id: str) -> SignedIn:
    token = guard.keyring.sign_access(user.id, session_id, user.token_epoch, guard.access_minutes)
    return SignedIn(access_token=token, expires_in=guard.access_minutes * 60, user=me_of(user))


_SESSION = ("id", "user_id", "refresh_hash", "user_agent", "address", "expires_at")
_OPEN = HotStatement(insert(SessionRecord).values(**{name: bindparam(name) for name in _SESSION}))
_NOTE_SIGN_IN = HotStatement(
    update(User).where(User.id == bindparam("user_id")).values(last_sign_in_at=bindparam("moment"))
)
_SAME_DEVICE = HotStatement(
    select(SessionRecord.id)
    .where(SessionRecord.user_id == bindparam("user_id"), SessionRecord.user_agent == bindparam("user_agent"))
    .limit(1)
)
