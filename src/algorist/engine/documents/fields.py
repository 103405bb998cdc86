"""Typed reading of a table's fields, so that every mistake names its field and its mend."""

import ast
import math
from enum import StrEnum
from typing import Any, TypeVar

from algorist.engine.documents.errors import Place, nearest, shorten

Choice = TypeVar("Choice", bound=StrEnum)

_TYPE_WORDS = {
    dict: "a table",
    list: "a list",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    type(None): "nothing (null)",
}


def describe(value: Any) -> str:
    """What was written, in words: its kind and the value itself."""
    word = _TYPE_WORDS.get(type(value), f"a {type(value).__name__}")
    return word if value is None else f"{word} ({shorten(value)})"


class Table:
    """A table of a document: knows which fields it may have and where it stands.

    Raises:
        DocumentError: it is no table, or has a field that is not among `known`.

    """

    def __init__(self, value: Any, place: Place, known: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            raise place.error(f"this is {describe(value)}; write a table with {', '.join(known)}")
        for key in value:
            if key not in known:
                raise place.at(str(key)).error(f"there is no such field; {nearest(str(key), known)}")
        self.value = value
        self.place = place

    def has(self, key: str) -> bool:
        """Whether the field is there and is not null."""
        return self.value.get(key) is not None

    def any(self, key: str) -> Any:
        """The field as it is written, or None."""
        return self.value.get(key)

    def text(self, key: str, default: str | None = None, *, longest: int = 1 << 20) -> str:
        """A text; without a default it must be there and say something."""
        value = self._required(key, default, "a text")
        if not isinstance(value, str):
            raise self.place.at(key).error(f"this is {describe(value)}; write a text in quotes")
        if default is None and not value.strip():
            raise self.place.at(key).error("this is empty; write a text")
        if len(value) > longest:
            raise self.place.at(key).error(f"this has {len(value)} characters; shorten it to {longest}")
        return value

    def line(self, key: str, default: str | None = None, *, longest: int = 200) -> str:
        """A text of one line."""
        value = self.text(key, default, longest=longest)
        if "\n" in value.strip():
            raise self.place.at(key).error("this has several lines; write it on one")
        return value.strip()

    def integer(self, key: str, default: int | None = None, *, least: int = 0, most: int = 1 << 40) -> int:
        """A whole number between two bounds, both included."""
        value = self._required(key, default, "a whole number")
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.place.at(key).error(f"this is {describe(value)}; write a whole number")
        if not least <= value <= most:
            raise self.place.at(key).error(f"{value} is outside {least} to {most}; write a number between them")
        return value

    def number(self, key: str, default: float | None = None, *, least: float, most: float) -> float:
        """A finite number between two bounds, both included."""
        value = self._required(key, default, "a number")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.place.at(key).error(f"this is {describe(value)}; write a number")
        if math.isnan(value) or not least <= value <= most:
            raise self.place.at(key).error(f"{value} is outside {least:g} to {most:g}; write a number between them")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._required(key, default, "true or false")
        if not isinstance(value, bool):
            raise self.place.at(key).error(f"this is {describe(value)}; write true or false")
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One word of a closed list."""
        value = self._required(key, default, f"one of {', '.join(kind)}")
        if not isinstance(value, str) or value not in list(kind):
            mend = nearest(value, kind) if isinstance(value, str) else f"known are {', '.join(kind)}"
            raise self.place.at(key).error(f"this is {describe(value)}; {mend}")
        return kind(value)

    def rows(self, key: str, *, most: int = 100_000) -> list[tuple[Any, Place]]:
        """The elements of a list, each with its place; a field that is not there has none."""
        value = self.value.get(key)
        if value is None:
            return []
        place = self.place.at(key)
        if not isinstance(value, list):
            raise place.error(f"this is {describe(value)}; write a list")
        if len(value) > most:
            raise place.error(f"this has {len(value)} elements; {most} is the most")
        return [(item, place.at(i)) for i, item in enumerate(value)]

    def program(self, key: str, defines: dict[str, int], default: str | None = None) -> str:
        """Python source that defines the given functions, each taking so many positional arguments (-1: a class or
        a function of any shape).
        """
        source = self.text(key, default)
        if source:
            check_program(source, defines, self.place.at(key))
        return source

    def _required(self, key: str, default: Any, what: str) -> Any:
        value = self.value.get(key)
        if value is not None:
            return value
        if default is None:
            raise self.place.at(key).error(f"this is missing; write {what}")
        return default


def check_program(source: str, defines: dict[str, int], place: Place) -> None:
    """See that a source is Python and defines what it must.

    Raises:
        DocumentError: it does not, with the line where that is known.

    """
    try:
        module = ast.parse(source)
    except SyntaxError as error:
        raise place.error(f"line {error.lineno} is not Python ({error.msg}); mend the source") from error
    except ValueError as error:
        raise place.error(f"this is not Python ({error}); mend the source") from error
    found = {name: node for node in module.body for name in _defined(node)}
    for name, count in defines.items():
        if name not in found:
            raise place.error(f"it does not define {name!r}; define it at the top level of the source")
        _check_arity(found[name], name, count, place)


def _defined(node: ast.stmt) -> list[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [alias.asname or alias.name for alias in node.names]
    return []


def _check_arity(node: ast.stmt, name: str, count: int, place: Place) -> None:
    if count < 0 or not isinstance(node, ast.FunctionDef):
        return
    arguments = node.args
    most = len(arguments.posonlyargs) + len(arguments.args)
    least = most - len(arguments.defaults)
    if not least <= count or (count > most and arguments.vararg is None):
        raise place.error(f"line {node.lineno}: {name!r} takes {most} argument(s); it must take {count}")
