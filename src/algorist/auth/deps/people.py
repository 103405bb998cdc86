"""Dependencies that say who asks."""

from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from algorist.auth.queries import check_access, check_personal_token, read_standing
from algorist.auth.rules.guard import Guard
from algorist.auth.rules.scopes import check_scopes
from algorist.auth.rules.tokens import PERSONAL_PREFIX, hash_secret
from algorist.auth.rules.words import Person, Role
from algorist.errors import NotAllowed, NotSignedIn
from algorist.parts import Parts

_LONGEST_TOKEN = 2048


async def identify(parts: Parts, guard: Guard, token: str) -> Person:
    """The person of an access token or personal token; the database is asked once a token and process.

    Raises:
        NotSignedIn: the token is not, or no longer, good.
    """
    person = guard.watch.find(token)
    if person is not None:
        return person
    revision = guard.watch.revision
    if token.startswith(PERSONAL_PREFIX):
        known = await check_personal_token(parts.database, hash_secret(token))
    else:
        known = await check_access(parts.database, guard.keyring.read_access(token))
    guard.watch.remember(token, known, revision)
    return known.person


def bearer_token(request: Request) -> str | None:
    """The token of the Authorization header, if there is one.

    Raises:
        NotSignedIn: there is such a header and it is not `Bearer <token>`.
    """
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > _LONGEST_TOKEN:
        raise NotSignedIn("Send `Authorization: Bearer <token>`.", code="token_invalid")
    return token


async def find_person(request: Request) -> Person | None:
    """The person who asks, or None for a guest; a token that is not good is an error, not a guest."""
    token = bearer_token(request)
    if token is None:
        return None
    state = request.app.state
    person = await identify(state.parts, state.guard, token)
    if person.scopes is not None:
        check_scopes(request.method, request.url.path, person.scopes)
    if person.is_admin and not person.has_second_factor and state.parts.settings.require_second_factor_for_admins:
        # Until they have one, what is others' is as closed to them as to anybody.
        return replace(person, role=Role.USER)
    return person


class _Bearer(SecurityBase):
    """Declares in OpenAPI that a route takes a bearer token, and finds the person."""

    def __init__(self, description: str) -> None:
        self.model = HTTPBearer(bearerFormat="JWT", description=description)
        self.scheme_name = "bearer"


_DESCRIPTION = "An access token from `/api/auth/login`, or a personal token."


class _OptionalUser(_Bearer):
    async def __call__(self, request: Request) -> Person | None:
        return await find_person(request)


class _CurrentUser(_Bearer):
    async def __call__(self, request: Request) -> Person:
        person = await find_person(request)
        if person is None:
            raise NotSignedIn("Sign in first.")
        return person


class _CurrentSession(_CurrentUser):
    async def __call__(self, request: Request) -> Person:
        person = await super().__call__(request)
        if person.scopes is not None:
            raise NotAllowed("A personal token cannot do this: sign in instead.", code="session_required")
        return person


class _CurrentAdmin(_CurrentSession):
    async def __call__(self, request: Request) -> Person:
        person = await super().__call__(request)
        parts = request.app.state.parts
        # The routes of administrators are few and weighty: the role is read each time.
        standing = await read_standing(parts.database, person.id)
        if standing is None or standing.role is not Role.ADMIN:
            raise NotAllowed("This is for administrators.", code="admin_only")
        if parts.settings.require_second_factor_for_admins and not standing.has_second_factor:
            raise NotAllowed(
                "Administrators need a second factor here: set one up under Settings, Security.",
                code="second_factor_needed",
            )
        return person


optional_user = _OptionalUser(_DESCRIPTION)
current_user = _CurrentUser(_DESCRIPTION)
current_session = _CurrentSession(_DESCRIPTION)
current_admin = _CurrentAdmin(_DESCRIPTION)
OptionalUser = Annotated[Person | None, Depends(optional_user)]
CurrentUser = Annotated[Person, Depends(current_user)]
CurrentSession = Annotated[Person, Depends(current_session)]
CurrentAdmin = Annotated[Person, Depends(current_admin)]
