"""Writes of accounts, sessions, tokens and keys; nothing here commits but what says so."""

from algorist.auth.actions.accounts import (
    add_user,
    ask_for_email_change,
    ask_for_password_reset,
    change_password,
    change_profile,
    check_last_admin,
    check_new_password,
    check_registration,
    delete_user,
    hash_new_password,
    register_user,
    reset_password,
    send_verification,
    verify_email,
)
from algorist.auth.actions.audit import record_audit
from algorist.auth.actions.sessions import (
    close_all_sessions,
    close_session,
    close_session_of_refresh,
    confirm_password,
    end_sessions,
    open_session,
    refresh_session,
    sign_in,
)
from algorist.auth.actions.tickets import cross_out_ticket
from algorist.auth.actions.tokens import create_token, delete_key, revoke_token, store_key

__all__ = [
    "add_user",
    "ask_for_email_change",
    "ask_for_password_reset",
    "change_password",
    "change_profile",
    "check_last_admin",
    "check_new_password",
    "check_registration",
    "close_all_sessions",
    "close_session",
    "close_session_of_refresh",
    "confirm_password",
    "create_token",
    "cross_out_ticket",
    "delete_key",
    "delete_user",
    "end_sessions",
    "hash_new_password",
    "open_session",
    "record_audit",
    "refresh_session",
    "register_user",
    "reset_password",
    "revoke_token",
    "send_verification",
    "sign_in",
    "store_key",
    "verify_email",
]
