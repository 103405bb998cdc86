"""The refresh cookie: no script can read it, no other site can send it, and it goes to the account's routes only."""

from fastapi import Request, Response

from algorist.errors import NotAllowed, NotSignedIn
from algorist.parts import Parts

COOKIE = "algorist_refresh"
_PATH = "/api/auth"


def set_refresh_cookie(response: Response, parts: Parts, token: str) -> None:
    """Hand the refresh token to the browser."""
    settings = parts.settings
    response.set_cookie(
        COOKIE,
        token,
        max_age=settings.refresh_token_days * 86400,
        path=_PATH,
        httponly=True,
        secure=settings.is_production,
        samesite="strict",
    )
    # A token in the body or the cookie must not be kept by anything in between.
    response.headers["cache-control"] = "no-store"


def drop_refresh_cookie(response: Response, parts: Parts) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path=_PATH, httponly=True, secure=parts.settings.is_production, samesite="strict")


def read_refresh_cookie(request: Request, parts: Parts) -> str | None:
    """The refresh token, if one came; only from our own page or an origin that is allowed by name.

    Raises:
        NotAllowed: another site sent the request.
    """
    origin = request.headers.get("origin")
    if origin is not None and not _is_own_origin(request, parts, origin):
        raise NotAllowed("This origin may not use the session.", code="origin_refused")
    return request.cookies.get(COOKIE) or None


def need_refresh_cookie(request: Request, parts: Parts) -> str:
    """The refresh token.

    Raises:
        NotSignedIn: none came.
    """
    token = read_refresh_cookie(request, parts)
    if token is None:
        raise NotSignedIn("You are not signed in.", code="no_session")
    return token


def _is_own_origin(request: Request, parts: Parts, origin: str) -> bool:
    own = parts.settings.public_url.rstrip("/")
    return origin in {own, *parts.settings.cors_origins} or origin == f"{request.url.scheme}://{request.url.netloc}"
