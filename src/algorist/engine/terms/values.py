"""Python values as JSON and back, without loss: what crosses the wall between parent and child, and what is stored.

JSON scalars, lists and string-keyed dicts stand for themselves. All else is an object with one `$` key:

    {"$t": [...]} tuple         {"$s": [...]} set            {"$fs": [...]} frozenset
    {"$d": [[k, v], ...]} dict whose keys are not plain strings
    {"$q": [...]} deque         {"$b": "hex"} bytes          {"$i": "-0x1f"} int beyond 2**53
    {"$f": "nan|inf|-inf"}      {"$c": [re, im]} complex     {"$r": [n, d]} Fraction    {"$dec": "0.1"} Decimal
    {"$o": "TypeName"}          something that has no value here (it decodes to an `Opaque`)

The module is imported on both sides of the wall, so it is stdlib only and trusts nothing that it decodes.
"""

import math
from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

SAFE_INT = 2**53
MAX_DEPTH = 200
MAX_COLLISIONS = 1000
MAX_FRACTION_BITS = 20_000


class EncodingError(ValueError):
    """A value that cannot cross: nested too deeply, or holding itself."""


class DecodingError(ValueError):
    """A document that no encoder writes."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a value of a type that has no written form; equal to nothing that a problem expects."""

    type_name: str


def encode(value: Any, depth: int = 0) -> Any:
    """The JSON-able form of a value (see the module's table).

    Raises:
        EncodingError: nested deeper than `MAX_DEPTH`, as a list that holds itself is.

    """
    if value is None or value is True or value is False or type(value) is str:
        return value
    if type(value) is int:
        return value if -SAFE_INT <= value <= SAFE_INT else {"$i": hex(value)}
    if type(value) is float:
        return value if math.isfinite(value) else {"$f": repr(value)}
    if depth > MAX_DEPTH:
        raise EncodingError(f"nested deeper than {MAX_DEPTH} levels")
    inner = depth + 1
    if type(value) is list:
        return _encode_all(value, inner)
    if type(value) is tuple:
        return {"$t": _encode_all(value, inner)}
    if type(value) is dict:
        return _encode_dict(value, inner)
    return _encode_rare(value, inner)


def _encode_all(items: list[Any] | tuple[Any, ...], inner: int) -> list[Any]:
    """Each item's form; the numbers and texts that stand for themselves are told here, since most lists hold those."""
    return [
        item
        if (kind := type(item)) is str
        or (kind is int and -SAFE_INT <= item <= SAFE_INT)
        or (kind is float and math.isfinite(item))
        else encode(item, inner)
        for item in items
    ]


def _encode_dict(value: dict[Any, Any], inner: int) -> Any:
    if all(type(key) is str and not key.startswith("$") for key in value):
        return {key: encode(item, inner) for key, item in value.items()}
    return {"$d": [[encode(key, inner), encode(item, inner)] for key, item in value.items()]}


def _encode_rare(value: Any, inner: int) -> Any:
    """Subclasses and the less usual types; decided by the class's own bases, never by asking the object."""
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value, inner)
    if hasattr(type(value), "tolist") and type(value).__module__ == "numpy":
        return encode(value.tolist(), inner)
    return {"$o": type(value).__name__}


_WRITERS: list[tuple[Any, Any]] = [
    (bool, lambda v, _: bool(v)),
    (int, lambda v, d: encode(int(v), d)),
    (float, lambda v, d: encode(float(v), d)),
    (str, lambda v, _: str.__str__(v)),
    (list, lambda v, d: [encode(i, d) for i in list.__iter__(v)]),
    (tuple, lambda v, d: {"$t": [encode(i, d) for i in tuple.__iter__(v)]}),
    (dict, lambda v, d: _encode_dict(dict(dict.items(v)), d)),
    (frozenset, lambda v, d: {"$fs": [encode(i, d) for i in v]}),
    (set, lambda v, d: {"$s": [encode(i, d) for i in v]}),
    (deque, lambda v, d: {"$q": [encode(i, d) for i in v]}),
    ((bytes, bytearray), lambda v, _: {"$b": bytes(v).hex()}),
    (complex, lambda v, d: {"$c": [encode(v.real, d), encode(v.imag, d)]}),
    (Fraction, lambda v, d: {"$r": [encode(v.numerator, d), encode(v.denominator, d)]}),
    (Decimal, lambda v, _: {"$dec": str(v)}),
    (range, lambda v, d: [encode(i, d) for i in v]),
    (Opaque, lambda v, _: {"$o": v.type_name}),
]


def decode(document: Any) -> Any:
    """The value that a document from `encode` stands for.

    Raises:
        DecodingError: the document is not of the form that `encode` writes (unhashable set members included).

    """
    try:
        return _decode(document, 0)
    except (TypeError, ValueError, KeyError, ZeroDivisionError, ArithmeticError) as error:
        raise DecodingError(str(error) or type(error).__name__) from error


def read_tagged(document: dict[str, Any]) -> Any:
    """As the `object_hook` of `json.loads`: decodes while parsing, inside out, so that no second copy is made.

    Raises:
        DecodingError: as `decode`; also for sets and dicts made to collide, and for fractions of absurd size.

    """
    if len(document) != 1:
        return document
    tag, body = next(iter(document.items()))
    if not tag.startswith("$"):
        return document
    try:
        return _read_decoded(tag, body)
    except (TypeError, ValueError, KeyError, ArithmeticError, AttributeError, IndexError) as error:
        raise DecodingError(str(error) or type(error).__name__) from error


def _read_decoded(tag: str, body: Any) -> Any:
    if tag in _SEQUENCES:
        if tag in {"$s", "$fs"}:
            _check_hashes(body)
        return _SEQUENCES[tag](body)
    if tag == "$d":
        _check_hashes([key for key, _ in body])
        return {key: item for key, item in body}  # noqa: C416 - dict() would take pairs of any two
    if tag == "$r" and sum(part.bit_length() for part in body) > MAX_FRACTION_BITS:
        raise DecodingError("a fraction of absurd size")
    if tag == "$c":
        return complex(*body)
    if tag in _ATOMS:
        return _ATOMS[tag](body)
    raise DecodingError(f"unknown tag {tag!r}")


def _check_hashes(members: list[Any]) -> None:
    """Building a set of values that were made to collide takes quadratic time; no honest set is like that."""
    if len(members) - len({hash(member) for member in members}) > MAX_COLLISIONS:
        raise DecodingError("values made to collide")


def _decode(document: Any, depth: int) -> Any:
    if depth > 2 * MAX_DEPTH:
        raise DecodingError(f"nested deeper than {2 * MAX_DEPTH} levels")
    if isinstance(document, list):
        return [_decode(item, depth + 1) for item in document]
    if not isinstance(document, dict):
        return document
    if len(document) == 1:
        tag, body = next(iter(document.items()))
        if tag.startswith("$"):
            return _decode_tagged(tag, body, depth + 1)
    return {key: _decode(item, depth + 1) for key, item in document.items()}


def _decode_tagged(tag: str, body: Any, depth: int) -> Any:
    if tag in _SEQUENCES:
        return _SEQUENCES[tag](_decode(item, depth) for item in body)
    if tag == "$d":
        return {_decode(key, depth): _decode(item, depth) for key, item in body}
    if tag in _ATOMS:
        return _ATOMS[tag](body)
    raise DecodingError(f"unknown tag {tag!r}")


_SEQUENCES: dict[str, Any] = {"$t": tuple, "$s": set, "$fs": frozenset, "$q": deque}
_ATOMS: dict[str, Any] = {
    "$b": bytes.fromhex,
    "$i": lambda body: int(body, 16),
    "$f": lambda body: {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[body],
    "$c": lambda body: complex(_decode(body[0], 0), _decode(body[1], 0)),
    "$r": lambda body: Fraction(_decode(body[0], 0), _decode(body[1], 0)),
    "$dec": Decimal,
    "$o": lambda body: Opaque(str(body)),
}
