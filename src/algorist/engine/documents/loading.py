"""The text of a file as tables, lists and scalars: TOML, JSON and a safe part of YAML, bounded in size."""

import datetime as dt
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from algorist.engine.documents.errors import DocumentError, Place

LARGEST_FILE = 16 << 20
_DEEPEST = 100
_DATES = (dt.date, dt.time)


def load_document(path: Path) -> dict[str, Any]:
    """The table that a `.toml`, `.yaml`, `.yml` or `.json` file holds.

    Raises:
        DocumentError: the file is not there, is too large, is not of its format, or repeats a key.

    """
    place = Place(str(path))
    parse = _PARSERS.get(path.suffix.lower())
    if parse is None:
        raise place.error(f"the ending {path.suffix!r} is not known; use {', '.join(_PARSERS)}")
    document = parse(_read_text(path, place), place)
    if not isinstance(document, dict):
        raise place.error("the file holds no table of fields; start with `format: algorist-problem/1`")
    check_shape(document, place)
    return document


def parse_document(text: str, form: str) -> dict[str, Any]:
    """The table that a text of the form `toml`, `yaml` or `json` holds.

    Raises:
        DocumentError: as for a file.

    """
    place = Place("")
    if len(text) > LARGEST_FILE:
        raise place.error(f"is larger than {LARGEST_FILE >> 20} MiB; generate large cases instead of writing them")
    document = _PARSERS[f".{form}"](text, place)
    if not isinstance(document, dict):
        raise place.error("the text holds no table of fields; start with `format: algorist-problem/1`")
    check_shape(document, place)
    return document


def _read_text(path: Path, place: Place) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise place.error(f"cannot be read ({error.strerror}); see that the file is there and readable") from error
    if len(raw) > LARGEST_FILE:
        raise place.error(f"is larger than {LARGEST_FILE >> 20} MiB; generate large cases instead of writing them")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise place.error(f"byte {error.start} is not UTF-8; save the file as UTF-8") from error


def check_shape(value: Any, place: Place, depth: int = 0) -> None:
    """See that a document holds what JSON can hold, at a bounded depth.

    Raises:
        DocumentError: it holds a date, something else that has no meaning in a problem, or is nested too deeply.

    """
    if depth > _DEEPEST * 2:
        raise place.error(f"this is nested deeper than {_DEEPEST * 2} levels; flatten it")
    if isinstance(value, dict):
        for key, item in value.items():
            check_shape(item, place.at(str(key)), depth + 1)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            check_shape(item, place.at(i), depth + 1)
    elif isinstance(value, _DATES):
        raise place.error(f"{value} is read as a date; put it in quotes")
    elif value is not None and not isinstance(value, (str, int, float)):
        raise place.error(f"a {type(value).__name__} has no meaning here; write it in another way")


def _parse_toml(text: str, place: Place) -> Any:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise place.error(f"is not TOML: {error}; mend that line") from error


def _parse_json(text: str, place: Place) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(items)
        if len(table) != len(items):
            names = [key for key, _ in items]
            twice = next(key for key in names if names.count(key) > 1)
            raise DocumentError(f"the key {twice!r} is there twice in one table; keep one", file=place.file)
        return table

    try:
        return json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        raise place.error(f"is not JSON: {error.msg} at line {error.lineno}; mend that line") from error
    except RecursionError as error:
        raise place.error(f"is nested deeper than {_DEEPEST} levels; flatten it") from error


def _parse_yaml(text: str, place: Place) -> Any:
    from algorist.engine.documents.safe_yaml import parse_yaml  # noqa: PLC0415  a MiB that most processes never need

    return parse_yaml(text, place)


_PARSERS: dict[str, Callable[[str, Place], Any]] = {
    ".toml": _parse_toml,
    ".yaml": _parse_yaml,
    ".yml": _parse_yaml,
    ".json": _parse_json,
}
