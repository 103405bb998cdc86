"""The OpenAPI document: what FastAPI finds out, with our error shape on every operation."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from algorist.auth.deps import RoomRouter
from algorist.auth.schemas import Problem

_MEDIA_TYPE = "application/problem+json"
_REFERENCE = "#/components/schemas/Problem"
_DESCRIPTION = (
    "State a problem, get algorithms that were run and measured.\n\n"
    "Errors are `application/problem+json` (RFC 9457) with a stable `code`. Lists are paged by `next_cursor`. "
    "Every answer carries `X-Request-Id`."
)


def describe_api(app: FastAPI) -> None:
    """Let the app describe itself with our error shape."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _make_document(app)
        return app.openapi_schema

    # The way that FastAPI documents.
    app.openapi = openapi  # type: ignore[method-assign]


def _make_document(app: FastAPI) -> dict[str, Any]:
    routes = [route for room in app.routes if isinstance(room, RoomRouter) for route in room.routes]
    document = get_openapi(
        title=app.title, version=app.version, description=_DESCRIPTION, routes=routes, openapi_version="3.1.0"
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(described.pop("$defs", {}))
    schemas["Problem"] = described
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for path in document["paths"].values():
        for operation in path.values():
            _describe_errors(operation)
    return document


def _describe_errors(operation: dict[str, Any]) -> None:
    """Any error has the one shape; `422` stands beside `default`, since clients look for it."""
    shape = {"content": {_MEDIA_TYPE: {"schema": {"$ref": _REFERENCE}}}}
    responses = operation["responses"]
    if "422" in responses:
        responses["422"] = {"description": "The input does not fit", **shape}
    responses["default"] = {"description": "An error", **shape}
