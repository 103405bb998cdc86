"""Using the codes of a second factor: each works once, and what is refused is recorded."""

from sqlalchemy import select, update

from algorist.auth.actions.audit import record_audit
from algorist.auth.queries import count_recovery_codes
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.second_factor import find_step, plain_recovery_code
from algorist.auth.rules.tokens import hash_secret
from algorist.auth.rules.words import Origin
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import RecoveryCode, SecondFactor, User
from algorist.notifications.actions import write_mail
from algorist.notifications.rules import letters
from algorist.parts import Parts

WRONG_CODE = "The code is wrong or was used: wait for the next one, or use a recovery code."


async def use_code(tx: Transaction, parts: Parts, guard: Guard, user: User, code: str, origin: Origin) -> bool:
    """Whether this is a good code of a person who has a second factor; it is used up with the commit.

    What is refused is recorded with the commit, too: whoever asks commits first and refuses then.
    """
    await lock_user(tx, user.id)
    if await _use_recovery_code(tx, user.id, code):
        left = await count_recovery_codes(tx, user.id)
        record_audit(tx, "recovery_code_used", origin, actor_id=user.id, actor=user.email, left=left)
        write_mail(tx, parts, letters.recovery_code_used(user.email, origin.address, left), user_id=user.id)
        return True
    step = await find_step_of(tx, guard, user.id, code)
    if step is not None and await _use_step(tx, user.id, step):
        return True
    replayed = step is not None
    record_audit(tx, "second_factor_refused", origin, actor_id=user.id, actor=user.email, replayed=replayed)
    if replayed:
        # Somebody else may have read it over the person's shoulder (ASVS 2.8.5).
        write_mail(tx, parts, letters.code_replayed(user.email, origin.address), user_id=user.id)
    return False


async def lock_user(tx: Transaction, user_id: int) -> None:
    """Let what asks for this happen one after the other for one person, until each transaction ends."""
    await tx.execute(select(User.id).where(User.id == user_id).with_for_update())


async def find_step_of(tx: Transaction, guard: Guard, user_id: int, code: str) -> int | None:
    """The half minute of a code of a person's authenticator; None where it is none of now."""
    factor = await tx.get(SecondFactor, user_id)
    secret = None if factor is None else guard.keyring.decrypt_factor(factor.encrypted_secret, user_id)
    return None if secret is None else find_step(secret, code, now())


async def _use_step(tx: Transaction, user_id: int, step: int) -> bool:
    """Use up a half minute and all before it: of two who come at once only one gets it."""
    unused = (SecondFactor.user_id == user_id, SecondFactor.last_step < step)
    return await tx.change(update(SecondFactor).where(*unused).values(last_step=step)) == 1


async def _use_recovery_code(tx: Transaction, user_id: int, code: str) -> bool:
    hashed = hash_secret(plain_recovery_code(code))
    unused = (RecoveryCode.user_id == user_id, RecoveryCode.code_hash == hashed, RecoveryCode.used_at.is_(None))
    return await tx.change(update(RecoveryCode).where(*unused).values(used_at=now())) == 1
