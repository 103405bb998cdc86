"""Values as files write them, turned into the values that a signature's types ask for, and back.

A file knows texts, numbers, lists and tables. `from_document` reads them by type: a list where a tuple, set or deque is
asked for, a list of pairs (or a table) where a dict is, a text for what has no other form (`"12345678901234567890"`
for an int, `"nan"` for a float, `"1/3"` for a Fraction). Anything may also be written in the tagged form of
`engine.terms.values`, as a Python literal (`{"$py": "{(1, 2): 'a'}"}`) or, where a file has no null, `{"$none": true}`.
"""

import ast
import math
from collections import deque
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from algorist.engine.documents.errors import Place, shorten
from algorist.engine.documents.fields import describe
from algorist.engine.terms.types import ANY, ELLIPSIS, Type, mismatch
from algorist.engine.terms.values import MAX_DEPTH, SAFE_INT, DecodingError, Opaque, decode, encode

_LONGEST_LITERAL = 1 << 20
_FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def from_document(value: Any, expected: Type, place: Place, depth: int = 0) -> Any:
    """The value of type `expected` that a document's `value` stands for.

    Raises:
        DocumentError: it stands for none.

    """
    if depth > MAX_DEPTH:
        raise place.error(f"this is nested deeper than {MAX_DEPTH} levels; flatten it")
    if _is_tagged(value):
        return _checked(_from_tag(value, place), expected, place)
    if expected.name == "|":
        return _from_union(value, expected, place, depth)
    reader = _READERS.get(expected.name)
    if reader is not None:
        return reader(value, expected, place, depth + 1)
    return _checked(value, expected, place)


def _is_tagged(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and str(next(iter(value))).startswith("$")


def _from_tag(value: dict[str, Any], place: Place) -> Any:
    tag, body = next(iter(value.items()))
    if tag == "$none":
        return None
    if tag == "$py":
        return _from_literal(body, place)
    try:
        decoded = decode(value)
    except DecodingError as error:
        raise place.error(f"{shorten(value)} is not a tagged value ({error}); see docs/problem-format.md") from error
    if isinstance(decoded, Opaque):
        raise place.error(f"{shorten(value)} stands for no value; write the value itself")
    return decoded


def _from_literal(text: Any, place: Place) -> Any:
    if not isinstance(text, str) or len(text) > _LONGEST_LITERAL:
        raise place.error("$py takes a text that holds a Python literal; write one in quotes")
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise place.error(f"{shorten(text)} is not a Python literal; write numbers, texts and brackets only") from error


def _checked(value: Any, expected: Type, place: Place) -> Any:
    """The value itself if its type is right, else an error at the innermost place that is wrong."""
    found = mismatch(value, expected, "")
    if found is None and expected.name in _EXACT_CLASSES and not isinstance(value, _EXACT_CLASSES[expected.name]):
        found = f": {shorten(value)} is not {expected}"
    if found is None:
        return value
    inner, _, message = found.partition(": ")
    raise Place(place.file, place.field + inner.replace(" key", "")).error(
        f"{message}; write a value of type {expected}"
    )


_EXACT_CLASSES: dict[str, Any] = {
    "tuple": tuple,
    "set": (set, frozenset),
    "frozenset": frozenset,
    "deque": deque,
    "Fraction": (Fraction, int),
    "Decimal": (Decimal, int),
    "complex": (complex, float, int),
}


def _from_union(value: Any, expected: Type, place: Place, depth: int) -> Any:
    """The first member that takes the value as it stands; else the first that takes it converted."""
    for member in expected.args:
        if member.name not in _CONVERTING and mismatch(value, member) is None:
            return from_document(value, member, place, depth)
    for member in expected.args:
        try:
            return from_document(value, member, place, depth)
        except ValueError:
            continue
    raise place.error(f"{shorten(value)} is not {expected}; write a value of one of these types")


def _from_any(value: Any, _: Type, place: Place, depth: int) -> Any:
    if isinstance(value, list):
        return [from_document(item, ANY, place.at(i), depth) for i, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: from_document(item, ANY, place.at(str(key)), depth) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise place.error(f"{shorten(value)} is a {type(value).__name__}, which has no meaning here; put it in quotes")


def _items(value: Any, expected: Type, place: Place, depth: int) -> list[Any]:
    if not isinstance(value, list):
        raise place.error(f"this is {describe(value)}, not {expected}; write a list")
    inner = expected.args[0] if expected.args else ANY
    return [from_document(item, inner, place.at(i), depth) for i, item in enumerate(value)]


def _from_tuple(value: Any, expected: Type, place: Place, depth: int) -> Any:
    if not expected.args or expected.args[-1] == ELLIPSIS:
        return tuple(_items(value, expected, place, depth))
    if not isinstance(value, list) or len(value) != len(expected.args):
        raise place.error(f"this is {describe(value)}, not {expected}; write a list of {len(expected.args)}")
    pairs = zip(value, expected.args, strict=True)
    return tuple(from_document(item, kind, place.at(i), depth) for i, (item, kind) in enumerate(pairs))


def _from_set(value: Any, expected: Type, place: Place, depth: int) -> Any:
    items = _items(value, expected, place, depth)
    members: set[Any] = set()
    for i, item in enumerate(items):
        if _hashable(item, place.at(i)) in members:
            raise place.at(i).error(f"{shorten(item)} is in the set twice; write it once")
        members.add(item)
    return frozenset(members) if expected.name == "frozenset" else members


def _hashable(value: Any, place: Place) -> Any:
    try:
        hash(value)
    except TypeError as error:
        raise place.error(f"{shorten(value)} cannot be in a set or be a key; use a tuple in the signature") from error
    return value


def _from_dict(value: Any, expected: Type, place: Place, depth: int) -> Any:
    """A table, whose keys are read by type from their texts, or a list of [key, value] pairs."""
    key_type, item_type = expected.args or (ANY, ANY)
    two = 2
    if isinstance(value, dict):
        pairs = [(_table_key(k, key_type), v, place.at(str(k)), place.at(str(k))) for k, v in value.items()]
    elif isinstance(value, list) and all(isinstance(pair, list) and len(pair) == two for pair in value):
        pairs = [(p[0], p[1], place.at(i).at(0), place.at(i).at(1)) for i, p in enumerate(value)]
    else:
        raise place.error(f"this is {describe(value)}, not {expected}; write a table or a list of [key, value] pairs")
    result: dict[Any, Any] = {}
    for raw_key, raw_item, key_place, item_place in pairs:
        key = _hashable(from_document(raw_key, key_type, key_place, depth), key_place)
        if key in result:
            raise key_place.error(f"the key {shorten(key)} is there twice; keep one")
        result[key] = from_document(raw_item, item_type, item_place, depth)
    return result


def _table_key(key: Any, expected: Type) -> Any:
    """A table's keys are texts in TOML and JSON; those of a dict of ints, bools or floats are read from the text."""
    if not isinstance(key, str):
        return key
    if expected.name == "bool" and key in {"true", "false"}:
        return key == "true"
    if expected.name == "float":
        return _number(key)
    return key


def _number(text: str) -> Any:
    if text in _FLOATS:
        return _FLOATS[text]
    try:
        return float(text)
    except ValueError:
        return text


def _from_int(value: Any, expected: Type, place: Place, _: int) -> Any:
    """A whole number, or its decimal digits in quotes (for those beyond what a reader of JSON keeps exactly)."""
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < _LONGEST_INT:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        raise place.error(f"{value!r} is a float; write {int(value)}")
    return _checked(value, expected, place)


# Python itself refuses to read more decimal digits than this at once.
_LONGEST_INT = 4300


def _from_float(value: Any, expected: Type, place: Place, _: int) -> Any:
    return _checked(_FLOATS.get(value, value) if isinstance(value, str) else value, expected, place)


def _from_text(make: Callable[[str], Any], example: str) -> Callable[[Any, Type, Place, int], Any]:
    def read(value: Any, expected: Type, place: Place, _: int) -> Any:
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            try:
                return make(str(value))
            except (ValueError, ArithmeticError, InvalidOperation):
                pass
        raise place.error(f"this is {describe(value)}, not a {expected}; write it in quotes, such as {example!r}")

    return read


def _no_function(_: Any, __: Type, place: Place, ___: int) -> Any:
    raise place.error("a function cannot be written in a file; use an optimisation problem with an oracle")


_READERS: dict[str, Callable[[Any, Type, Place, int], Any]] = {
    "Any": _from_any,
    "list": _items,
    "Iterator": _items,
    "deque": lambda value, expected, place, depth: deque(_items(value, expected, place, depth)),
    "tuple": _from_tuple,
    "set": _from_set,
    "frozenset": _from_set,
    "dict": _from_dict,
    "int": _from_int,
    "float": _from_float,
    "complex": _from_text(lambda text: complex(text.replace(" ", "")), "1+2j"),
    "Fraction": _from_text(Fraction, "1/3"),
    "Decimal": _from_text(Decimal, "0.1"),
    "Callable": _no_function,
}
# Types whose values are written as values of another type, so that a union tries them last.
_CONVERTING = {"tuple", "set", "frozenset", "deque", "complex", "Fraction", "Decimal", "Callable", "Iterator"}


def to_document(value: Any, expected: Type) -> Any:
    """What a file says for `value`: the plain form where it is read back as the same value, else the tagged form."""
    plain = _plain(value)
    try:
        read_back = from_document(plain, expected, Place())
    except ValueError:
        return encode(value)
    return plain if _same(read_back, value) else encode(value)


def _plain(value: Any) -> Any:
    if isinstance(value, (bool, str)) or value is None:
        return value
    if isinstance(value, int):
        return value if -SAFE_INT <= value <= SAFE_INT else _long_int(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else repr(value)
    if isinstance(value, (list, tuple, deque)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return [_plain(item) for item in sorted(value, key=repr)]
    if isinstance(value, dict):
        return _plain_dict(value)
    return str(value) if isinstance(value, (complex, Fraction, Decimal)) else encode(value)


def _long_int(value: int) -> Any:
    digits_per_bit = 0.30103
    return str(value) if value.bit_length() * digits_per_bit < _LONGEST_INT - 2 else encode(value)


def _plain_dict(value: dict[Any, Any]) -> Any:
    if all(isinstance(key, str) and not key.startswith("$") for key in value):
        return {key: _plain(item) for key, item in value.items()}
    return [[_plain(key), _plain(item)] for key, item in value.items()]


def _same(left: Any, right: Any) -> bool:
    """Equal in value and in every type, NaN and signed zeros included."""
    return bool(_identity(left) == _identity(right))


def _identity(value: Any) -> Any:
    name = type(value).__name__
    if isinstance(value, (list, tuple, deque)):
        return name, tuple(_identity(item) for item in value)
    if isinstance(value, (set, frozenset)):
        return name, frozenset(_identity(item) for item in value)
    if isinstance(value, dict):
        return name, tuple((_identity(key), _identity(item)) for key, item in value.items())
    return name, repr(value) if isinstance(value, (float, complex, Decimal)) else value
