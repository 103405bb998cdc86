"""Reads what a child claims: bounded in memory, in nesting and in time, whatever the bytes are."""

import json
import re
from collections import deque
from typing import Any

from algorist.engine.terms.values import MAX_DEPTH, DecodingError, read_tagged

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_ALL_BUT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
# What a list element, a list and an object cost in CPython 3.11 to 3.13: a pointer and a boxed number; the list object
# with its first allocation; the dict with its first table, plus what it is turned into.
_ELEMENT_BYTES, _LIST_BYTES, _OBJECT_BYTES = 40, 88, 264
_WIDEST_CHARACTER = 4
# No byte of a document weighs more than one that opens an object: itself, an element, the object.
_HEAVIEST_BYTE = 1 + _WIDEST_CHARACTER + _ELEMENT_BYTES + _OBJECT_BYTES
# A parent may grow by this for a result at the default limits; more is allowed only where the limits say so.
_LEAST_BUDGET = 26 << 20
_BUDGET_RATIO = 3


class HeavyAnswerError(ValueError):
    """An answer that would take too much memory on this side."""


class ForgedAnswerError(ValueError):
    """Bytes that our side of the child never writes."""


def read_answer(body: bytes, limit: int) -> dict[str, Any]:
    """The document of a frame with its tagged values decoded.

    Raises:
        HeavyAnswerError: decoding would take more than about three times `limit`.
        ForgedAnswerError: not a JSON object.
        DecodingError: a value that no encoder writes, or nested too deeply.

    """
    check_weight(body, max(_LEAST_BUDGET, _BUDGET_RATIO * limit))
    try:
        document = _read_json(body.decode("ascii"))
    except DecodingError:
        raise
    except (ValueError, RecursionError) as error:
        raise ForgedAnswerError(f"not a document: {type(error).__name__}") from error
    if b"\\u" in body:
        _refuse_halves(document)
    if not isinstance(document, dict):
        raise ForgedAnswerError("not an object")
    return document


def check_weight(body: bytes, budget: int) -> None:
    """Estimate from the brackets and commas what a document will take before it is parsed.

    Raises:
        HeavyAnswerError: over the budget.
        DecodingError: nested deeper than any encoder writes.

    """
    if len(body) * _HEAVIEST_BYTE <= budget and body.count(b"[") + body.count(b"{") <= 2 * MAX_DEPTH:
        return  # whatever its bytes are: most answers are small
    skeleton = _STRINGS.sub(b"", body)
    wide = _WIDEST_CHARACTER if b"\\u" in body else 1
    texts = (len(body) - len(skeleton)) * wide
    brackets = skeleton.translate(None, _ALL_BUT_BRACKETS)
    lists, objects = brackets.count(b"["), brackets.count(b"{")
    elements = skeleton.count(b",") + lists + objects
    weight = len(body) + texts + elements * _ELEMENT_BYTES + lists * _LIST_BYTES + objects * _OBJECT_BYTES
    if weight > budget:
        raise HeavyAnswerError(f"an answer that takes about {weight >> 20} MiB")
    for _ in range(2 * MAX_DEPTH + 8):
        less = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(less) == len(brackets):
            return
        brackets = less
    raise DecodingError(f"nested deeper than {2 * MAX_DEPTH} levels")


def _refuse_halves(document: Any) -> None:
    """Half of a surrogate pair is no text: whoever stores or sends it would fail later. An error's text is mended."""
    waiting = [document] if not (isinstance(document, dict) and "err" in document) else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and not value.isascii():
            _refuse_half(value)
        elif isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, (list, tuple, set, frozenset, deque)):
            waiting += value


def _refuse_half(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise DecodingError("a text that holds half of a character") from error


def _refuse_constant(word: str) -> Any:
    raise ValueError(f"{word} is not JSON")


_read_json = json.JSONDecoder(object_hook=read_tagged, parse_constant=_refuse_constant).decode
