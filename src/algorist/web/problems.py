"""Errors as people and programs get them: always problem+json (RFC 9457), never an internal message."""

import logging
from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError
from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from algorist.errors import AlgoristError, Conflict, FieldError, InvalidInput, NotFound, TooLarge, Unavailable

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
_TITLES = {
    400: ("bad_request", "The request cannot be read"),
    401: ("not_signed_in", "Sign in first"),
    403: ("not_allowed", "Not allowed"),
    404: ("not_found", "Not found"),
    405: ("method_not_allowed", "Not with this method"),
    406: ("not_acceptable", "Not in this form"),
    413: ("too_large", "Too large"),
    415: ("unsupported_media_type", "Not in this form"),
    421: ("wrong_host", "Not this host"),
}


def problem_response(error: AlgoristError, request_id: str) -> Response:
    """The answer for an error of ours."""
    return _respond(
        status=error.status,
        code=error.code,
        title=error.title,
        detail=error.detail,
        request_id=request_id,
        errors=error.errors,
        retry_after=error.retry_after,
    )


def _respond(  # noqa: PLR0913  the members of RFC 9457
    *,
    status: int,
    code: str,
    title: str,
    detail: str,
    request_id: str,
    errors: Sequence[FieldError] = (),
    retry_after: float | None = None,
) -> Response:
    body: dict[str, Any] = {
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": request_id,
        "errors": [{"field": fault.field, "message": fault.message} for fault in errors],
        "retry_after": retry_after,
    }
    headers = {"cache-control": "no-store"}
    if retry_after is not None:
        headers["retry-after"] = str(max(1, round(retry_after)))
    if status == 401:  # noqa: PLR2004  RFC 9110 asks for the challenge
        headers["www-authenticate"] = "Bearer"
    return Response(msgspec.json.encode(body), status_code=status, media_type=MEDIA_TYPE, headers=headers)


def request_id_of(scope: Any) -> str:
    """The id that the outermost middleware gave to the request."""
    found: str = scope.get("state", {}).get("request_id", "")
    return found


def error_of(error: Exception) -> AlgoristError | None:
    """An exception from below as an error of ours; None for what nobody foresaw."""
    if isinstance(error, AlgoristError):
        return error
    if isinstance(error, DataError) or (isinstance(error, StatementError) and _is_overflow(error)):
        return InvalidInput("A value is too long or too large for where it belongs.", code="value_too_large")
    if isinstance(error, IntegrityError):
        return Conflict("This contradicts something that is stored already: load it again.")
    if isinstance(error, StaleDataError):
        return Conflict("It was changed or deleted at the same moment: load it again.")
    if isinstance(error, (DBAPIError, ConnectionError)):
        return Unavailable("The database does not answer: try again in a moment.", code="database_away", retry_after=2)
    return None


def _is_overflow(error: StatementError) -> bool:
    return isinstance(error.orig, (OverflowError, UnicodeEncodeError))


def mount_problems(app: FastAPI) -> None:
    """Give every kind of error its answer."""

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, AlgoristError), "registered for this class"
        if error.status >= 500:  # noqa: PLR2004
            logger.warning("%s: %s", error.code, error.detail)
        return problem_response(error, request_id_of(request.scope))

    async def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException), "registered for this class"
        return _of_status(error.status_code, request, error.headers)

    async def of_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError), "registered for this class"
        return _of_validation(error.errors(), request)

    async def of_database(request: Request, error: Exception) -> Response:
        known = error_of(error)
        assert known is not None, "registered for classes that have an answer"
        logger.warning("database: %s: %s", type(error).__name__, str(getattr(error, "orig", error))[:300])
        return problem_response(known, request_id_of(request.scope))

    app.add_exception_handler(AlgoristError, ours)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_validation)
    app.add_exception_handler(DBAPIError, of_database)
    app.add_exception_handler(StatementError, of_database)
    app.add_exception_handler(StaleDataError, of_database)


def _of_status(status: int, request: Request, headers: Any) -> Response:
    code, title = _TITLES.get(status, ("error", "Something is wrong with the request"))
    detail = {
        404: f"There is nothing at {request.url.path[:200]}.",
        405: f"{request.method} is not possible here.",
        413: TooLarge.title,
        400: "The request cannot be read: check that the body is what its content type says.",
    }.get(status, f"{title}.")
    response = _respond(status=status, code=code, title=title, detail=detail, request_id=request_id_of(request.scope))
    if headers and "allow" in {name.lower() for name in headers}:
        response.headers["allow"] = next(value for name, value in headers.items() if name.lower() == "allow")
    return response


def _of_validation(faults: Sequence[Any], request: Request) -> Response:
    request_id = request_id_of(request.scope)
    if any(fault["type"] == "json_invalid" for fault in faults):
        where = next(fault["loc"][-1] for fault in faults if fault["type"] == "json_invalid")
        return _respond(
            status=400,
            code="malformed_json",
            title="The body is not JSON",
            detail=f"The body is not JSON: look near character {where}.",
            request_id=request_id,
        )
    errors = tuple(FieldError(field_path(fault["loc"]), fault["msg"].removeprefix("Value error, ")) for fault in faults)
    first = f"{errors[0].field}: {errors[0].message}" if errors else "The input does not fit."
    return problem_response(InvalidInput(first, errors=errors[:50]), request_id)


def field_path(location: Sequence[str | int]) -> str:
    """A place in the input, such as `examples[2].args[0]`; the first word (body, query, path) is left out."""
    words = location[1:] if len(location) > 1 else location
    path = ""
    for word in words:
        path += f"[{word}]" if isinstance(word, int) else f".{word}" if path else str(word)
    return path


__all__ = ["NotFound", "error_of", "field_path", "mount_problems", "problem_response", "request_id_of"]
