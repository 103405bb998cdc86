"""Keeps secrets and e-mail addresses out of the log, whoever put them into a message."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

HIDDEN = "[hidden]"
_SECRET_NAMES = re.compile(
    r"passw|secret|token|authori[sz]ation|cookie|api_?key|encrypted|credential|ticket|private|e_?mail|recipient|^key$",
    re.IGNORECASE,
)
# What gives itself away by its shape: addresses, JWTs, our tokens, keys of the big providers, passwords in URLs.
_SHAPES = re.compile(
    r"(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)"
    r"|(?P<jwt>eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)"
    r"|(?P<own>algo_[A-Za-z0-9_-]{20,})"
    r"|(?P<provider>\b(?:sk-[A-Za-z0-9_-]{12,}|AIza[A-Za-z0-9_-]{20,}))"
    r"|(?P<bearer>(?i:bearer)\s+[A-Za-z0-9._~+/=-]{8,})"
    r"|(?P<fragment>(?:token|key|ticket|password)=[^\s&\"']+)"
)
_URL_PASSWORD = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*://)(?P<user>[^\s:/@]*):[^\s@/]+@", re.IGNORECASE)
_DEEPEST = 6


def redact_text(text: str) -> str:
    """The text with everything replaced that looks like a secret or an address."""
    return _SHAPES.sub(HIDDEN, _URL_PASSWORD.sub(rf"\g<scheme>{HIDDEN}@", text))


def redact_value(value: Any, depth: int = 0) -> Any:
    """A value of any shape, redacted by the names and shapes in it."""
    if isinstance(value, str):
        return redact_text(value)
    if depth > _DEEPEST:
        return HIDDEN
    if isinstance(value, Mapping):
        return {name: _redact_named(str(name), inner, depth + 1) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [redact_value(inner, depth + 1) for inner in value]
    return value if isinstance(value, (int, float, bool, type(None))) else redact_text(str(value))


def redact_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a line, each redacted by its name and its value; a moment is nobody's secret."""
    return {
        name: value if isinstance(value, datetime) else _redact_named(name, value, 0) for name, value in fields.items()
    }


def _redact_named(name: str, value: Any, depth: int) -> Any:
    if _SECRET_NAMES.search(name) and value and not isinstance(value, (bool, int, float)):
        return HIDDEN
    return redact_value(value, depth)
