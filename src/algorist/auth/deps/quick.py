"""A short way to a route for requests that fit it (docs/decisions/0009).

FastAPI looks at the shape of each parameter and dependency anew for each request, which takes longer than most reads.
Here they are looked at once, when the route is made. A request that does not fit, in whatever respect, is handed to
FastAPI from the start: what is said of errors, and what routes seldom want, stays its own.
"""

import inspect
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException, Request, Response, params
from fastapi._compat import field_annotation_is_scalar
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
_SOURCES = {params.Path: "path_params", params.Query: "query_params", params.Header: "headers"}
# What a default may be so that requests can share it.
_SHARED = (str, int, float, bool, type(None))
_REQUIRED = object()


class _Unfit(Exception):  # noqa: N818  reads as what it says where it is caught
    """FastAPI is to look at this request."""


class _NotPlain(Exception):  # noqa: N818
    """FastAPI is to look at all requests of this route."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A dependency that needs nothing but the request: whose argument it becomes, None where it only has to pass."""

    name: str | None
    find: Callable[[Request], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class _Read:
    """An argument from the path, the query or a header: its key there, and what checks and converts it."""

    name: str
    source: str
    key: str
    default: Any
    field: Any

    def value(self, request: Request) -> Any:
        """The argument.

        Raises:
            _Unfit: it is missing, or wrong.
        """
        given = getattr(request, self.source).get(self.key)
        if given is not None:
            return _validated(self.field, given)
        if self.default is _REQUIRED:
            raise _Unfit
        return self.default


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where all arguments of a route come from; `body` is the field that takes the body, `request_name` the argument
    that takes the request.
    """

    found: Sequence[_Found]
    read: Sequence[_Read]
    body: Any
    request_name: str | None

    async def arguments(self, request: Request) -> dict[str, Any]:
        """The arguments, in FastAPI's order: what is no JSON is told before who may not ask, and that before the rest.

        Raises:
            _Unfit: FastAPI is to find them, or to say what is wrong.
        """
        values: dict[str, Any] = {}
        sent = None if self.body is None else await _read_json(request)
        for dependency in self.found:
            value = await dependency.find(request)
            if dependency.name is not None:
                values[dependency.name] = value
        for one in self.read:
            values[one.name] = one.value(request)
        if self.body is not None:
            values[self.body.name] = _validated(self.body, sent)
        if self.request_name is not None:
            values[self.request_name] = request
        return values


def quick_handler(route: APIRoute, usual: Handler) -> Handler:
    """What answers the requests of a route; `usual` answers those that do not fit, or all where the route is not
    plain: one that takes what can be planned here, and writes its answer itself.
    """
    try:
        plan = _make_plan(route.dependant)
    except _NotPlain:
        return usual
    endpoint = route.endpoint

    async def handle(request: Request) -> Response:
        try:
            arguments = await plan.arguments(request)
        except _Unfit:
            return await usual(request)
        answer: Response = await endpoint(**arguments)
        return answer

    return handle


async def _read_json(request: Request) -> Any:
    if request.headers.get("content-type") != "application/json":
        raise _Unfit
    try:
        await request.body()
    except HTTPException:  # a body beyond the limit
        raise
    except Exception as error:
        # FastAPI's words: it cannot be asked to say them, since what was read of the body is gone.
        raise HTTPException(400, "There was an error parsing the body") from error
    try:
        return await request.json()
    except Exception as error:
        raise _Unfit from error


def _validated(field: Any, given: Any) -> Any:
    value, errors = field.validate(given)
    if errors:
        raise _Unfit
    return value


def _make_plan(dependant: Dependant) -> _Plan:
    """Where the arguments come from.

    Raises:
        _NotPlain: from elsewhere too.
    """
    call = dependant.call
    _need(inspect.iscoroutinefunction(call) and inspect.signature(call).return_annotation is Response)
    _need(not (dependant.cookie_params or dependant.background_tasks_param_name or dependant.response_param_name))
    _need(not (dependant.http_connection_param_name or dependant.security_scopes_param_name))
    fields = [*dependant.path_params, *dependant.query_params, *dependant.header_params]
    body = next(iter(dependant.body_params), None)
    if body is not None:
        _need(len(dependant.body_params) == 1 and type(body.field_info) is params.Body and not body.field_info.embed)
    found = [_plan_found(one) for one in dependant.dependencies]
    return _Plan(found, [_plan_read(field) for field in fields], body, dependant.request_param_name)


def _plan_found(dependant: Dependant) -> _Found:
    call: Any = dependant.call
    _need(inspect.iscoroutinefunction(call) or inspect.iscoroutinefunction(type(call).__call__))
    _need(dependant == Dependant(
        name=dependant.name, call=call, request_param_name="request", path=dependant.path,
        own_oauth_scopes=dependant.own_oauth_scopes, parent_oauth_scopes=dependant.parent_oauth_scopes,
    ))  # fmt: skip
    return _Found(dependant.name, call)


def _plan_read(field: Any) -> _Read:
    kept = field.field_info
    _need(field_annotation_is_scalar(kept.annotation) and not kept.validation_alias and not kept.validate_default)
    _need(kept.default_factory is None and (kept.is_required() or isinstance(kept.default, _SHARED)))
    default = _REQUIRED if kept.is_required() else kept.default
    return _Read(field.name, _SOURCES[type(kept)], field.alias, default, field)


def _need(holds: bool) -> None:  # noqa: FBT001
    if not holds:
        raise _NotPlain
