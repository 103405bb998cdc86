"""Writes of second factors: setting one up, confirming it, new recovery codes, taking it away."""

from sqlalchemy import delete

from algorist.auth.actions.audit import record_audit
from algorist.auth.actions.codes import WRONG_CODE, find_step_of, lock_user, use_code
from algorist.auth.actions.sessions import check_tries, end_other_sessions
from algorist.auth.queries import find_user
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.second_factor import (
    make_recovery_codes,
    make_totp_secret,
    otpauth_uri,
    plain_recovery_code,
    qr_svg,
)
from algorist.auth.rules.tokens import hash_secret
from algorist.auth.rules.words import Origin, Person
from algorist.auth.schemas import NewSecondFactor, RecoveryCodes
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import RecoveryCode, SecondFactor, User
from algorist.errors import Conflict, NotAllowed
from algorist.notifications.actions import write_mail
from algorist.notifications.rules import letters
from algorist.parts import Parts


async def begin_second_factor(tx: Transaction, guard: Guard, person: Person) -> NewSecondFactor:
    """A new secret for the person's authenticator, in the place of one that was not confirmed.

    Raises:
        Conflict: there is a second factor already.
    """
    await lock_user(tx, person.id)
    user = await find_user(tx, person.id)
    if user.second_factor_at is not None:
        raise Conflict("There is a second factor already: turn it off first.", code="second_factor_set")
    secret = make_totp_secret()
    factor = await tx.get(SecondFactor, person.id) or SecondFactor(user_id=person.id)
    factor.encrypted_secret = guard.keyring.encrypt_factor(secret, person.id)
    factor.last_step, factor.created_at = 0, now()
    tx.add(factor)
    uri = otpauth_uri(secret, user.email)
    return NewSecondFactor(secret=secret, uri=uri, qr_svg=qr_svg(uri))


async def confirm_second_factor(parts: Parts, guard: Guard, person: Person, code: str, origin: Origin) -> RecoveryCodes:
    """Let the second factor count from now on, as a code has shown that the person has it. Other sessions end: they
    were opened without it.

    Raises:
        Conflict: none was begun, or it counts already.
        NotAllowed: the code is wrong.
        TooMany: too many tries on this account.
    """
    await check_tries(parts, person.email)
    async with parts.database.transaction() as tx:
        await lock_user(tx, person.id)
        user = await find_user(tx, person.id)
        factor = await tx.get(SecondFactor, person.id)
        if factor is None or user.second_factor_at is not None:
            raise Conflict("No second factor is being set up: begin anew.", code="no_second_factor")
        step = await find_step_of(tx, guard, person.id, code)
        if step is not None:
            user.second_factor_at, factor.last_step = now(), step
            codes = await _write_recovery_codes(tx, person.id)
            await end_other_sessions(tx, guard, person, "second_factor")
            record_audit(tx, "second_factor_enabled", origin, actor_id=user.id, actor=user.email)
            write_mail(tx, parts, letters.second_factor_enabled(user.email, origin.address), user_id=user.id)
            return codes
        record_audit(tx, "second_factor_refused", origin, actor_id=user.id, actor=user.email, replayed=False)
    raise NotAllowed("The code is wrong: wait for the next one, and see that the clock is right.", code="wrong_code")


async def confirm_code(parts: Parts, guard: Guard, user_id: int, code: str, origin: Origin) -> None:
    """Ask for a code before something that matters, after the password, with which the try was counted.

    Raises:
        Conflict: the person has no second factor.
        NotAllowed: the code is wrong, or was used.
    """
    async with parts.database.transaction() as tx:
        user = await find_user(tx, user_id)
        if user.second_factor_at is None:
            raise Conflict("There is no second factor.", code="no_second_factor")
        passed = await use_code(tx, parts, guard, user, code, origin)
    if not passed:
        raise NotAllowed(WRONG_CODE, code="wrong_code")


async def disable_second_factor(tx: Transaction, parts: Parts, guard: Guard, person: Person, origin: Origin) -> None:
    """Sign in with the password alone from now on; other sessions end."""
    user = await find_user(tx, person.id)
    await drop_second_factor(tx, user)
    await end_other_sessions(tx, guard, person, "second_factor")
    record_audit(tx, "second_factor_disabled", origin, actor_id=user.id, actor=user.email)
    write_mail(tx, parts, letters.second_factor_disabled(user.email, origin.address), user_id=user.id)


async def renew_recovery_codes(tx: Transaction, parts: Parts, person: Person, origin: Origin) -> RecoveryCodes:
    """New recovery codes; those of before are void."""
    user = await find_user(tx, person.id)
    codes = await _write_recovery_codes(tx, user.id)
    record_audit(tx, "recovery_codes_renewed", origin, actor_id=user.id, actor=user.email)
    write_mail(tx, parts, letters.recovery_codes_renewed(user.email, origin.address), user_id=user.id)
    return codes


async def drop_second_factor(tx: Transaction, user: User) -> None:
    """Take a person's second factor away, with all that belongs to it."""
    await lock_user(tx, user.id)
    await tx.execute(delete(SecondFactor).where(SecondFactor.user_id == user.id))
    await tx.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))
    user.second_factor_at = None


async def _write_recovery_codes(tx: Transaction, user_id: int) -> RecoveryCodes:
    await tx.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    codes = make_recovery_codes()
    tx.add_all(RecoveryCode(user_id=user_id, code_hash=hash_secret(plain_recovery_code(code))) for code in codes)
    return RecoveryCodes(codes=codes)
