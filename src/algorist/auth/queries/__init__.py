"""Reads of accounts, sessions, tokens and keys."""

from algorist.auth.queries.grants import (
    Standing,
    check_access,
    check_personal_token,
    read_live_grants,
    read_standing,
)
from algorist.auth.queries.holdings import (
    count_recovery_codes,
    key_of,
    list_keys,
    list_sessions,
    list_tokens,
    read_provider_key,
    read_second_factor,
    token_of,
)
from algorist.auth.queries.people import (
    KnownCredentials,
    count_admins,
    count_users,
    find_user,
    find_user_by_email,
    known_preferences,
    me_of,
    preferences_of,
    read_credentials,
    read_me,
)
from algorist.auth.queries.takeout import (
    SECRET_COLUMNS,
    export_account,
    owner_path,
)

__all__ = [
    "SECRET_COLUMNS",
    "KnownCredentials",
    "Standing",
    "check_access",
    "check_personal_token",
    "count_admins",
    "count_recovery_codes",
    "count_users",
    "export_account",
    "find_user",
    "find_user_by_email",
    "key_of",
    "known_preferences",
    "list_keys",
    "list_sessions",
    "list_tokens",
    "me_of",
    "owner_path",
    "preferences_of",
    "read_credentials",
    "read_live_grants",
    "read_me",
    "read_provider_key",
    "read_second_factor",
    "read_standing",
    "token_of",
]
