"""Values as short Python literals: bounded in length and in work, the same for equal sets and dicts."""

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from algorist.engine.terms.values import Opaque

_MOST_BITS = 2000
_DEEPEST = 60
_MANY = 10_000


def short_literal(value: Any, width: int = 200) -> str:
    """The literal of a value, cut to `width` characters; only as much of the value is looked at as is shown."""
    return _cut(value, width, 0)


def _cut(value: Any, width: int, depth: int) -> str:
    text = ""
    for piece in _pieces(value, width, depth):
        text += piece
        if len(text) > width:
            return text[: width - 1] + "…"
    return text


def _pieces(value: Any, width: int, depth: int) -> Iterator[str]:
    """The literal piece by piece, so that a long value is read only as far as it is shown."""
    if depth > _DEEPEST:
        yield "…"
    elif isinstance(value, (list, deque)):
        opening, closing = ("deque([", "])") if isinstance(value, deque) else ("[", "]")
        yield from _joined(value, opening, closing, width, depth)
    elif isinstance(value, tuple):
        yield from _joined(value, "(", ",)" if len(value) == 1 else ")", width, depth)
    elif isinstance(value, (set, frozenset)):
        yield from _set_pieces(value, width, depth)
    elif isinstance(value, dict):
        yield from _dict_pieces(value, width, depth)
    elif isinstance(value, (str, bytes)):
        yield repr(value if len(value) <= width else value[: width + 1])
    else:
        yield _atom(value)


def _atom(value: Any) -> str:
    if isinstance(value, Opaque):
        return f"<{value.type_name}>"
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return f"<int of {value.bit_length()} bits, {hex(value >> (value.bit_length() - 32))}…>"
    if isinstance(value, Fraction):
        return f"Fraction({_atom(value.numerator)}, {_atom(value.denominator)})"
    return repr(value)


def _joined(items: Any, opening: str, closing: str, width: int, depth: int) -> Iterator[str]:
    yield opening
    for i, item in enumerate(items):
        if i:
            yield ", "
        yield from _pieces(item, width, depth + 1)
    yield closing


def _set_pieces(value: Any, width: int, depth: int) -> Iterator[str]:
    """Members in the order of their literals: a set has none of its own, and a verdict must not change by chance."""
    if not value:
        yield f"{type(value).__name__}()"
        return
    numbers = all(isinstance(member, int) for member in value)
    members = sorted(value) if numbers else list(value)
    texts = [_cut(member, width, depth + 1) for member in members[:_MANY]]
    if not numbers:
        texts.sort()
    yield "frozenset({" if isinstance(value, frozenset) else "{"
    yield from (f", {text}" if i else text for i, text in enumerate(texts))
    yield "})" if isinstance(value, frozenset) else "}"


def _dict_pieces(value: dict[Any, Any], width: int, depth: int) -> Iterator[str]:
    yield "{"
    for i, (key, item) in enumerate(value.items()):
        if i:
            yield ", "
        yield from _pieces(key, width, depth + 1)
        yield ": "
        yield from _pieces(item, width, depth + 1)
    yield "}"
