"""The ids that every line of the log carries: which request, which job, whose."""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_ACCEPTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,39}")
_NONE: Mapping[str, object] = MappingProxyType({})
_ids: ContextVar[Mapping[str, object]] = ContextVar("ids", default=_NONE)


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
    token = _ids.set({**_ids.get(), **ids})
    try:
        yield
    finally:
        _ids.reset(token)


def current_ids() -> Mapping[str, object]:
    """The ids that hold here, to be carried to another process."""
    return _ids.get()
