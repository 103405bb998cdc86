"""`algorist migrate`, `algorist user create` and `algorist user reset-second-factor`."""

import asyncio
import getpass
import sys

from algorist.cli.options import load_settings
from algorist.db.database import Transaction
from algorist.db.migrate import downgrade_database, upgrade_database
from algorist.errors import AlgoristError, Conflict, InvalidInput
from algorist.parts import database_url_of, opened_database
from algorist.settings import Settings


def migrate_database(revision: str, *, down: bool) -> int:
    """Move the tables to `revision`."""
    settings = load_settings()
    if settings is None:
        return 2
    url = database_url_of(settings)
    (downgrade_database if down else upgrade_database)(url, revision)
    print(f"The database is at revision {revision}.")
    return 0


def create_user(email: str, name: str, *, admin: bool, from_stdin: bool) -> int:
    """Make an account, with a password that is asked for."""
    settings = load_settings()
    if settings is None:
        return 2
    password = sys.stdin.readline().rstrip("\n") if from_stdin else getpass.getpass("Password: ")
    try:
        asyncio.run(_create(settings, email, name or email.partition("@")[0], password, admin=admin))
    except AlgoristError as error:
        sys.stderr.write(f"algorist user create: {_words_of(error)}\n")
        return 2
    print(f"{email} can sign in now{' as an administrator' if admin else ''}.")
    return 0


def reset_second_factor(email: str) -> int:
    """Take away the second factor of somebody who has lost it."""
    settings = load_settings()
    if settings is None:
        return 2
    try:
        asyncio.run(_reset_second_factor(settings, email))
    except AlgoristError as error:
        sys.stderr.write(f"algorist user reset-second-factor: {error.detail}\n")
        return 2
    print(f"{email} can sign in with the password alone now; all sessions have ended.")
    return 0


async def _reset_second_factor(settings: Settings, email: str) -> None:
    from algorist.auth.actions import drop_second_factor, record_audit, revoke_sessions  # noqa: PLC0415
    from algorist.auth.queries import find_user_by_email  # noqa: PLC0415
    from algorist.auth.rules.words import Origin  # noqa: PLC0415
    from algorist.notifications.actions import keep_mail  # noqa: PLC0415
    from algorist.notifications.rules.letters import second_factor_reset  # noqa: PLC0415

    async with opened_database(settings) as database, database.transaction() as tx:
        user = await find_user_by_email(tx, email)
        if user is None or user.second_factor_at is None:
            raise Conflict("There is no such account, or it has no second factor.")
        await drop_second_factor(tx, user)
        await revoke_sessions(tx, user, "console")
        subject = f"user:{user.id}"
        record_audit(tx, "second_factor_reset", Origin(), actor_id=None, actor="console", subject=subject)
        keep_mail(tx, second_factor_reset(user.email), user_id=user.id)


def _words_of(error: AlgoristError) -> str:
    """What is wrong, and the mend where a field has one."""
    return " ".join([error.detail, *(f"The {fault.field}: {fault.message}." for fault in error.errors)])


async def _create(settings: Settings, email: str, name: str, password: str, *, admin: bool) -> None:
    from algorist.auth.actions import check_new_password  # noqa: PLC0415  migrations do without it
    from algorist.auth.rules.passwords import check_not_breached  # noqa: PLC0415

    check_new_password(password, email, name, field="password")
    check_not_breached(password, settings.breached_passwords_file)
    async with opened_database(settings) as database, database.transaction() as tx:
        await _add_user(tx, settings, (email, name, password), admin=admin)


async def create_first_account(settings: Settings, email: str, password: str) -> bool:
    """An administrator's account if the installation has no people yet; says whether it was made."""
    from algorist.auth.queries import count_users  # noqa: PLC0415

    async with opened_database(settings) as database, database.transaction() as tx:
        if await count_users(tx):
            return False
        await _add_user(tx, settings, (email, "Administrator", password), admin=True)
        return True


async def _add_user(tx: Transaction, settings: Settings, account: tuple[str, str, str], *, admin: bool) -> None:
    from algorist.auth.actions import add_user  # noqa: PLC0415
    from algorist.auth.rules.emails import normalise_email  # noqa: PLC0415
    from algorist.auth.rules.passwords import hash_password  # noqa: PLC0415
    from algorist.auth.rules.words import Role  # noqa: PLC0415

    email, name, password = account
    try:
        address = normalise_email(email)
    except ValueError as error:
        raise InvalidInput(str(error)) from error
    hashed = hash_password(password, settings.bcrypt_cost)
    await add_user(tx, address, name, hashed, Role.ADMIN if admin else Role.USER, verified=True)
