"""How much the answers of examples say, in bits: what a fit to them is worth."""

import math
from collections.abc import Sequence
from typing import Any

_LONGEST = 60.0


def bits_of_answers(answers: Sequence[Any]) -> float:
    """About how many bits different answers carry; an answer that comes again counts one bit."""
    seen: set[str] = set()
    total = 0.0
    for answer in answers:
        text = repr(answer)
        total += 1.0 if text in seen else min(_bits(answer), _LONGEST)
        seen.add(text)
    return total


def _bits(value: Any) -> float:
    if isinstance(value, bool) or value is None:
        return 1.0
    if isinstance(value, int):
        return math.log2(2 * abs(value) + 2)
    if isinstance(value, float):
        return 6.0 + math.log2(2 * abs(value) + 2) if math.isfinite(value) else 1.0
    if isinstance(value, str):
        return 1.0 + 4.0 * len(value)
    if isinstance(value, dict):
        return 2.0 + sum(_bits(k) + _bits(v) for k, v in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return 2.0 + sum(_bits(v) for v in value)
    return 1.0
