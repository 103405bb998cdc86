"""What a personal token may do: decided in one place, from the request alone, so that no route can forget it."""

from algorist.auth.rules.words import Scope
from algorist.errors import NotAllowed

_ACCOUNT = "/api/auth"
_READING = frozenset({"GET", "HEAD"})


def check_scopes(method: str, path: str, scopes: frozenset[str]) -> None:
    """Refuse what the token's scopes do not cover. The account and the administration are never open to a token.

    Raises:
        NotAllowed: with the scope that is missing.
    """
    needed = needed_scope(method, path)
    if needed is None:
        raise NotAllowed("A personal token cannot do this: sign in instead.", code="session_required")
    if needed not in scopes:
        raise NotAllowed(f"This needs a personal token with the scope `{needed}`.", code="scope_missing")


def needed_scope(method: str, path: str) -> Scope | None:
    """The scope for a request; None when no personal token may do it."""
    if path == f"{_ACCOUNT}/me" and method in _READING:
        return Scope.READ
    if path == f"{_ACCOUNT}/socket-ticket":
        return Scope.READ
    if path.startswith((f"{_ACCOUNT}/", "/api/admin/")):
        return None
    if method in _READING:
        return Scope.READ
    return Scope.JOBS if path.startswith("/api/jobs") else Scope.WRITE
