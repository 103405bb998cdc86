"""The router of a room's routes."""

from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from algorist.auth.deps.quick import Handler, quick_handler


class RoomRoute(APIRoute):
    """A route that answers requests that fit it without FastAPI's solver."""

    def get_route_handler(self) -> Handler:
        """What answers the requests of this route."""
        return quick_handler(self, super().get_route_handler())


class RoomRouter(APIRouter, BaseRoute):
    """The routes of a room, as one of the app's. It looks at its prefix first: else a request is compared with each
    route of every room that comes before its own.

    `FastAPI.include_router` would keep each of its routes twice, and compare each request with them twice.
    """

    def __init__(self, prefix: str = "", **options: Any) -> None:
        super().__init__(
            prefix=prefix,
            route_class=RoomRoute,
            generate_unique_id_function=lambda route: route.name,
            **options,
        )

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a route of this room fits."""
        if not scope["path"].startswith(self.prefix):
            return Match.NONE, {}
        other: tuple[Match, Scope] = (Match.NONE, {})
        for route in self.routes:
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, found
            if match is Match.PARTIAL and other[0] is Match.NONE:
                other = match, found
        return other

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route answer that was found."""
        await scope["route"].handle(scope, receive, send)
