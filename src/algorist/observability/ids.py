"""The ids that every line of the log carries: which request, which job, whose."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

_ACCEPTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,39}")


def make_request_id(incoming: str | None = None) -> str:
    """The id that a caller gave, if it is harmless; else a new one."""
    if incoming is not None and _ACCEPTED.fullmatch(incoming):
        return incoming
    return secrets.token_hex(8)


@contextmanager
def logged_as(**ids: object) -> Iterator[None]:
    """Within the block every line of the log, in this task and those it starts, carries these ids.

    with logged_as(job_id=7, request_id="…"):
        ...
    """
    tokens = structlog.contextvars.bind_contextvars(**ids)
    try:
        yield
    finally:
        structlog.contextvars.reset_contextvars(**tokens)


def current_ids() -> dict[str, object]:
    """The ids that hold here, to be carried to another process."""
    return dict(structlog.contextvars.get_contextvars())
