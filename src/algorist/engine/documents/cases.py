"""Rows of examples and tests: arguments and what is expected of them, read by the signature's types."""

from typing import Any

from algorist.engine.documents.errors import Place, nearest
from algorist.engine.documents.fields import Table, describe
from algorist.engine.documents.values import from_document
from algorist.engine.terms.problem import Call, Case, Entry, Method, Param, Split
from algorist.engine.terms.types import Type

CASE_NAMES = {Split.EXAMPLE: "example", Split.SELECTION: "test", Split.SEALED: "sealed"}


def read_rows(table: Table, field: str, split: Split, entry: Entry, answer: Type) -> list[Case]:
    """The cases of one field (`examples`, `tests` or `sealed`); `answer` is the type of a function's judged value."""
    cases: list[Case] = []
    for number, (row, place) in enumerate(table.rows(field), 1):
        inner = _row_table(row, place, entry)
        read = _class_case if entry.is_class else _function_case
        calls, expected = read(inner, entry, answer)
        name = inner.line("name", f"{CASE_NAMES[split]} {number}")
        cases.append(Case(name, calls, expected, split, inner.text("note", "")))
    return cases


def calls_from_document(entry: Entry, given: Any) -> tuple[Call, ...]:
    """The calls that an input stands for: a function's arguments (a list, or a table by name), a class's calls.

    Raises:
        DocumentError: an argument does not fit the signature.

    """
    if not entry.is_class:
        return (Call(entry.name, _arguments(given, Place("").at("arguments"), entry.params, entry.name)),)
    methods = {m.name: m for m in entry.methods}
    place = Place("").at("calls")
    if not isinstance(given, list) or not given:
        raise place.error(f'this is {describe(given)}; write calls such as [["{entry.name}", []], ...]')
    return tuple(_call(row, place.at(i), entry, methods, first=i == 0) for i, row in enumerate(given))


def _row_table(row: Any, place: Place, entry: Entry) -> Table:
    told = "calls" if entry.is_class else "args"
    other = "args" if entry.is_class else "calls"
    if isinstance(row, dict) and other in row:
        what = "class" if entry.is_class else "function"
        raise place.at(other).error(f"the signature is a {what}; write {told} instead")
    inner = Table(row, place, ("name", "note", told, "expected"))
    if "expected" not in inner.value:
        raise place.at("expected").error('this is missing; write what is expected ({"$none": true} for None)')
    return inner


def _function_case(inner: Table, entry: Entry, answer: Type) -> tuple[tuple[Call, ...], Any]:
    args = _arguments(inner.any("args"), inner.place.at("args"), entry.params, entry.name)
    expected = from_document(inner.any("expected"), answer, inner.place.at("expected"))
    return (Call(entry.name, args),), expected


def _arguments(value: Any, place: Place, params: tuple[Param, ...], name: str) -> tuple[Any, ...]:
    """Arguments by position (a list) or by name (a table)."""
    if isinstance(value, dict):
        value = _by_name(value, place, params)
    if not isinstance(value, list):
        raise place.error(f"this is {describe(value)}; write the list of arguments, such as [[1, 2], 3]")
    least = sum(1 for p in params if not p.default)
    if not least <= len(value) <= len(params):
        shown = f"{least}" if least == len(params) else f"{least} to {len(params)}"
        raise place.error(f"{name} takes {shown} argument(s), this has {len(value)}; write one element an argument")
    pairs = zip(value, params, strict=False)
    return tuple(from_document(item, param.type, place.at(i)) for i, (item, param) in enumerate(pairs))


def _by_name(value: dict[str, Any], place: Place, params: tuple[Param, ...]) -> list[Any]:
    names = [p.name for p in params]
    for key in value:
        if key not in names:
            raise place.at(str(key)).error(f"there is no such parameter; {nearest(str(key), names)}")
    given = [p for p in params if p.name in value]
    missing = next((p for i, p in enumerate(params) if p.name not in value and (not p.default or i < len(given))), None)
    if missing is not None:
        raise place.at(missing.name).error("this argument is missing; write it")
    return [value[p.name] for p in given]


def _class_case(inner: Table, entry: Entry, _: Type) -> tuple[tuple[Call, ...], Any]:
    rows = inner.rows("calls")
    if not rows:
        raise inner.place.at("calls").error(f'this is missing; write calls such as [["{entry.name}", []], ...]')
    methods = {m.name: m for m in entry.methods}
    calls = tuple(_call(row, place, entry, methods, first=i == 0) for i, (row, place) in enumerate(rows))
    place = inner.place.at("expected")
    expected = inner.any("expected")
    if not isinstance(expected, list) or len(expected) != len(calls) - 1:
        found = f"{len(expected)} results" if isinstance(expected, list) else describe(expected)
        raise place.error(
            f"this is {found}; write a list of {len(calls) - 1}, one for each call after the constructor's"
        )
    returns = [methods[call.name].returns for call in calls[1:]]
    pairs = enumerate(zip(expected, returns, strict=True))
    return calls, [from_document(item, kind, place.at(i)) for i, (item, kind) in pairs]


def _call(row: Any, place: Place, entry: Entry, methods: dict[str, Method], *, first: bool) -> Call:
    name, args = _call_parts(row, place)
    if first and name != entry.name:
        raise place.error(f'the first call is the constructor\'s; write ["{entry.name}", [...]]')
    if not first and name not in methods:
        raise place.error(f"{entry.name} has no method {name!r}; {nearest(name, methods)}")
    params = entry.params if first else methods[name].params
    return Call(name, _arguments(args, place.at(1), params, name))


def _call_parts(row: Any, place: Place) -> tuple[str, Any]:
    if isinstance(row, str):
        return row, []
    if isinstance(row, list) and row and isinstance(row[0], str) and len(row) <= 2:  # noqa: PLR2004 - name and arguments
        return row[0], row[1] if len(row) > 1 else []
    raise place.error(f'this is {describe(row)}; write ["method", [arguments]]')
