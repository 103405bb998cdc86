"""A small TOML writer: the standard library reads TOML and does not write it."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def toml_text(document: dict[str, Any]) -> str:
    """A document as TOML: scalars first, then its tables, then its lists of tables with one inline row a line."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: dict[str, Any]) -> Iterator[str]:
    tables = {key: value for key, value in document.items() if isinstance(value, dict)}
    for key, value in document.items():
        if key not in tables:
            yield f"{_key(key)} = {_rows(value) if _is_rows(value) else _value(value)}"
    for key, table in tables.items():
        yield ""
        yield f"[{_key(key)}]"
        for name, value in table.items():
            if not _is_rows(value):
                yield f"{_key(name)} = {_value(value)}"
        for name, value in table.items():
            if _is_rows(value):
                yield from _nested_rows(f"{_key(key)}.{_key(name)}", value)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _rows(rows: list[dict[str, Any]]) -> str:
    return "[\n" + "".join(f"  {_inline(row)},\n" for row in rows) + "]"


def _nested_rows(heading: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield ""
        yield f"[[{heading}]]"
        yield from (f"{_key(name)} = {_value(value)}" for name, value in row.items())


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _value(value: Any) -> str:
    """A value that may take several lines."""
    if isinstance(value, str) and "\n" in value and "'''" not in value and not _CONTROL.search(value):
        return f"'''\n{value}'''"
    return _inline(value)


def _inline(value: Any) -> str:
    if value is None:
        return '{ "$none" = true }'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(_inline(item) for item in value)}]"
    inner = ", ".join(f"{_key(key)} = {_inline(item)}" for key, item in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def _quoted(text: str) -> str:
    """JSON's escapes are TOML's, but for DEL and for characters outside the first plane, which stand as they are."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _float(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    text = repr(value)
    return text if any(mark in text for mark in ".en") else f"{text}.0"
