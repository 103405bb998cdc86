"""The router of a room's routes."""

from fastapi import APIRouter
from starlette.routing import Match
from starlette.types import Scope


class RoomRouter(APIRouter):
    """Looks at its prefix first: else a request is compared with each route of every room that comes before its own."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a route of this room fits."""
        if not scope["path"].startswith(self.prefix):
            return Match.NONE, {}
        return super().matches(scope)
