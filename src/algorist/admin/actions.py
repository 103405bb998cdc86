"""Writes of administrators; each leaves an entry in the audit log."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from algorist.admin.queries.runtime import describe_setting
from algorist.admin.queries.users import describe_users
from algorist.admin.schemas import (
    BulkOutcome,
    RuntimeSettingChange,
    RuntimeSettingName,
    RuntimeSettingRow,
    UserChange,
    UserCreation,
    UserRow,
)
from algorist.auth import actions as auth_actions
from algorist.auth.queries import find_user
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.words import Origin, Person
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import RuntimeSetting, User
from algorist.errors import Conflict, FieldError, InvalidInput, NotFound, TooMany
from algorist.jobs.actions import cancel_job, retry_job
from algorist.notifications.actions import write_mail
from algorist.notifications.rules import letters
from algorist.parts import Parts

_record = auth_actions.record_audit
JobAct = Callable[[Parts, Person, int, Origin], Awaitable[None]]
JobChange = Callable[..., Awaitable[object]]


async def hash_new_password(guard: Guard, body: UserCreation) -> str:
    """Check and hash the password of an account to be made."""
    return await auth_actions.hash_new_password(guard, body.password, body.email, body.name, field="password")


async def create_user(tx: Transaction, admin: Person, body: UserCreation, hashed: str, origin: Origin) -> UserRow:
    """Make an account; its address counts as verified."""
    user = await auth_actions.add_user(tx, body.email, body.name, hashed, body.role, verified=True)
    subject = f"user:{user.id}"
    _record(tx, "user_created", origin, actor_id=admin.id, actor=admin.email, subject=subject, role=user.role)
    return (await describe_users(tx, [user]))[0]


async def change_user(
    tx: Transaction, guard: Guard, admin: Person, user_id: int, body: UserChange, origin: Origin
) -> UserRow:
    """Change a role or a lock; open sessions feel it at once.

    Raises:
        Conflict: it would take the last administrator away, or lock the one who asks.
    """
    user = await find_user(tx, user_id)
    subject = f"user:{user.id}"
    if body.role is not None and body.role.value != user.role:
        await auth_actions.check_last_admin(tx, user)
        _record(
            tx,
            "role_changed",
            origin,
            actor_id=admin.id,
            actor=admin.email,
            subject=subject,
            before=user.role,
            after=body.role.value,
        )
        user.role = body.role.value
        guard.forget_user(tx, user.id)
    if body.locked is not None and body.locked != (user.locked_at is not None):
        await _change_lock(tx, guard, admin, user, locked=body.locked)
        action = "user_locked" if body.locked else "user_unlocked"
        _record(tx, action, origin, actor_id=admin.id, actor=admin.email, subject=subject)
    await tx.flush()
    return (await describe_users(tx, [user]))[0]


async def _change_lock(tx: Transaction, guard: Guard, admin: Person, user: User, *, locked: bool) -> None:
    if not locked:
        user.locked_at = None
        return
    if user.id == admin.id:
        raise Conflict("You cannot lock yourself out.", code="own_account")
    await auth_actions.check_last_admin(tx, user)
    user.locked_at = now()
    await auth_actions.end_sessions(tx, guard, user.id, "locked")


async def delete_user(tx: Transaction, guard: Guard, admin: Person, user_id: int, origin: Origin) -> None:
    """Delete a person and what is theirs."""
    await auth_actions.delete_user(tx, guard, user_id, origin, actor=admin)


async def sign_out_user(tx: Transaction, guard: Guard, admin: Person, user_id: int, origin: Origin) -> None:
    """End all sessions of a person."""
    await auth_actions.end_sessions(tx, guard, user_id, "admin")
    subject = f"user:{user_id}"
    _record(tx, "user_signed_out", origin, actor_id=admin.id, actor=admin.email, subject=subject)


async def reset_second_factor(
    tx: Transaction, parts: Parts, guard: Guard, admin: Person, user_id: int, origin: Origin
) -> None:
    """Take a person's second factor away, who has lost it; their sessions end.

    Raises:
        Conflict: they have none; or it is one's own, for which the code is asked under Settings.
    """
    user = await find_user(tx, user_id)
    if user.id == admin.id:
        raise Conflict("Turn your own second factor off under Settings, Security.", code="own_account")
    if user.second_factor_at is None:
        raise Conflict("This person has no second factor.", code="no_second_factor")
    await auth_actions.drop_second_factor(tx, user)
    await auth_actions.end_sessions(tx, guard, user.id, "second_factor")
    subject = f"user:{user.id}"
    _record(tx, "second_factor_reset", origin, actor_id=admin.id, actor=admin.email, subject=subject)
    write_mail(tx, parts, letters.second_factor_reset(user.email), user_id=user.id)


async def cancel_jobs(parts: Parts, admin: Person, ids: list[int], origin: Origin) -> BulkOutcome:
    """Cancel each job by itself; each in a transaction of its own."""
    return await _for_each_job(parts, admin, ids, origin, partial(_act_on_job, cancel_job, "job_cancelled"))


async def retry_jobs(parts: Parts, admin: Person, ids: list[int], origin: Origin) -> BulkOutcome:
    """Retry each job by itself; each in a transaction of its own."""
    return await _for_each_job(parts, admin, ids, origin, partial(_act_on_job, retry_job, "job_retried"))


async def _for_each_job(parts: Parts, admin: Person, ids: list[int], origin: Origin, act: JobAct) -> BulkOutcome:
    done: list[int] = []
    refused: dict[int, str] = {}
    for job_id in dict.fromkeys(ids):
        try:
            await act(parts, admin, job_id, origin)
            done.append(job_id)
        except (NotFound, Conflict, TooMany) as error:
            refused[job_id] = error.detail
    return BulkOutcome(done=done, refused=refused)


async def _act_on_job(change: JobChange, action: str, parts: Parts, admin: Person, job_id: int, origin: Origin) -> None:
    async with parts.database.transaction() as tx:
        await change(tx, parts, admin.id, job_id, is_admin=True)
        _record(tx, action, origin, actor_id=admin.id, actor=admin.email, subject=f"job:{job_id}")


async def change_setting(
    tx: Transaction,
    parts: Parts,
    admin: Person,
    name: RuntimeSettingName,
    body: RuntimeSettingChange,
    origin: Origin,
) -> RuntimeSettingRow:
    """Set a value, or go back to the environment's.

    Raises:
        InvalidInput: the value is not one the setting takes.
    """
    row = await tx.get(RuntimeSetting, name.value)
    before = getattr(parts.live.base, name.value) if row is None else row.value
    value = None if body.value is None else _check_value(parts, name, body.value)
    if value is None and row is not None:
        await tx.delete(row)
        row = None
    elif value is not None:
        row = row or RuntimeSetting(name=name.value)
        row.value, row.updated_by, row.updated_at = value, admin.id, now()
        tx.add(row)
    await tx.flush()
    _record(
        tx,
        "setting_changed",
        origin,
        actor_id=admin.id,
        actor=admin.email,
        subject=f"setting:{name.value}",
        before=before,
        after=value,
    )
    tx.after_commit(partial(parts.live.reload, parts.database))
    return describe_setting(parts, name, row)


def _check_value(parts: Parts, name: RuntimeSettingName, value: bool | float) -> bool | int | float:  # noqa: FBT001
    """The value as the Settings class takes it."""
    field = type(parts.live.base).model_fields[name.value]
    annotated: Any = Annotated[field.annotation, field]
    taken: TypeAdapter[Any] = TypeAdapter(annotated, config=ConfigDict(strict=True))
    try:
        found: bool | int | float = taken.validate_python(value)
    except ValidationError as error:
        message = error.errors()[0]["msg"]
        raise InvalidInput(f"value: {message}", errors=(FieldError("value", message),)) from error
    return found
