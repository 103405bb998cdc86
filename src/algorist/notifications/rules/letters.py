"""The letters: subject and plain text. Links carry a token behind `#`, which no server and no proxy ever sees."""

import secrets
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before it is a row; two drafts with one key are one letter."""

    key: str
    recipient: str
    subject: str
    body: str


def _draft(kind: str, recipient: str, subject: str, body: str, *, key: str = "") -> Draft:
    unique = key or secrets.token_hex(12)
    return Draft(key=f"{kind}.{unique}", recipient=recipient, subject=subject, body=body)


def verify_email(recipient: str, public_url: str, token: str) -> Draft:
    """The link that shows that an address is one's own."""
    link = f"{public_url.rstrip('/')}/verify-email#token={token}"
    body = (
        "Welcome to Algorist.\n\n"
        f"Open this link to show that this address is yours:\n\n{link}\n\n"
        "It works for three days. If you did not sign up, do nothing.\n"
    )
    return _draft("verify", recipient, "Confirm your e-mail address", body)


def email_change(recipient: str, public_url: str, token: str) -> Draft:
    """The link, sent to the new address, that makes it count."""
    link = f"{public_url.rstrip('/')}/verify-email#token={token}"
    body = (
        "Somebody, most likely you, wants to use this address for an Algorist account.\n\n"
        f"Open this link to make it so:\n\n{link}\n\nIt works for a day. If it was not you, do nothing.\n"
    )
    return _draft("change", recipient, "Confirm your new e-mail address", body)


def email_change_notice(recipient: str) -> Draft:
    """The notice to the old address."""
    body = (
        "A change of the e-mail address of your Algorist account was asked for, with your password.\n\n"
        "If it was not you, set a new password now.\n"
    )
    return _draft("notice", recipient, "Your e-mail address is about to change", body)


def password_reset(recipient: str, public_url: str, token: str) -> Draft:
    """The link with which a new password is set."""
    link = f"{public_url.rstrip('/')}/reset-password#token={token}"
    body = (
        "Somebody, most likely you, asked to set a new password for your Algorist account.\n\n"
        f"Open this link to choose one:\n\n{link}\n\nIt works for an hour, once. If it was not you, do nothing.\n"
    )
    return _draft("reset", recipient, "Set a new password", body)


def password_changed(recipient: str, address: str) -> Draft:
    """The notice that the password is another now."""
    body = (
        f"The password of your Algorist account was changed (from the address {address or 'unknown'}), and your other "
        "sessions and personal tokens were ended.\n\nIf it was not you, set a new password now.\n"
    )
    return _draft("notice", recipient, "Your password was changed", body)


def second_factor_enabled(recipient: str, address: str) -> Draft:
    """The notice that signing in asks for a code from now on."""
    body = (
        f"Your Algorist account has a second factor now (set up from the address {address or 'unknown'}): signing in "
        "asks for a code of your authenticator, too. Your other sessions were ended.\n\n"
        "Keep the recovery codes where you find them without it. If it was not you, set a new password now.\n"
    )
    return _draft("notice", recipient, "Your account has a second factor now", body)


def second_factor_disabled(recipient: str, address: str) -> Draft:
    """The notice that the password alone is enough again."""
    body = (
        f"The second factor of your Algorist account was turned off (from the address {address or 'unknown'}): the "
        "password alone is enough to sign in. Your other sessions were ended.\n\n"
        "If it was not you, set a new password now, and set the second factor up again.\n"
    )
    return _draft("notice", recipient, "Your second factor was turned off", body)


def second_factor_reset(recipient: str) -> Draft:
    """The notice that whoever runs the service has taken the second factor away."""
    body = (
        "An administrator took the second factor from your Algorist account: the password alone is enough to sign in. "
        "All your sessions were ended.\n\n"
        "Set it up again under Settings, Security. If you did not ask for this, set a new password now.\n"
    )
    return _draft("notice", recipient, "Your second factor was taken away", body)


def recovery_codes_renewed(recipient: str, address: str) -> Draft:
    """The notice that there are other recovery codes now."""
    body = (
        f"New recovery codes were made for your Algorist account (from the address {address or 'unknown'}); those of "
        "before are void.\n\nIf it was not you, set a new password now.\n"
    )
    return _draft("notice", recipient, "You have new recovery codes", body)


def recovery_code_used(recipient: str, address: str, left: int) -> Draft:
    """The notice that a recovery code stood for the second factor."""
    body = (
        f"A recovery code of your Algorist account was used (from the address {address or 'unknown'}); {left} are "
        "left.\n\nIf it was not you, set a new password now, and make new recovery codes under Settings, Security.\n"
    )
    return _draft("notice", recipient, "A recovery code was used", body)


def code_replayed(recipient: str, address: str) -> Draft:
    """The notice that a code came a second time, with the right password."""
    body = (
        "A code of your second factor came a second time and was refused, with the right password for your Algorist "
        f"account (from the address {address or 'unknown'}).\n\n"
        "If it was not you, somebody knows your password: set a new one now.\n"
    )
    return _draft("notice", recipient, "A code was tried a second time", body)


def new_device(recipient: str, address: str, user_agent: str) -> Draft:
    """The notice of a sign-in from a device that was not seen before."""
    body = (
        f"Your Algorist account was used from a new device:\n\n  address  {address}\n  program  {user_agent}\n\n"
        "If it was not you, set a new password now; that ends all sessions.\n"
    )
    return _draft("notice", recipient, "A new device signed in", body)


def job_finished(recipient: str, public_url: str, job_id: int, state: str, title: str) -> Draft:
    """The news that a job has ended; one for each end of a job."""
    body = (
        f"Your job {job_id} ({title}) has ended: {state}.\n\n{public_url.rstrip('/')}/jobs/{job_id}\n\n"
        "Such mails can be turned off under Settings, Notifications.\n"
    )
    return _draft("job", recipient, f"Job {job_id}: {state}", body, key=f"{job_id}.{state}")
