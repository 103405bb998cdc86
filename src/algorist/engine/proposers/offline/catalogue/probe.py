"""Holds an entry's algorithm against its oracle. Its text is run as a program in the sandbox: stdlib only, no imports
of ours.
"""

import copy
import math
import random
from collections.abc import Callable, Iterator
from typing import Any

FEW = 5


def probe(text: str, entry: dict[str, Any], seed: int, count: int, most: int = FEW) -> list[str]:
    """What is wrong with an entry: the first `most` findings in words, none when all is well.

    `text` is the whole file, `entry` holds target, is_class, compare, example and edges. `count` inputs of growing size
    are generated; on each the algorithm must agree with the oracle (or satisfy `check`), leave its arguments alone and
    answer the same when it is asked again.
    """
    space: dict[str, Any] = {"__name__": "entry"}
    exec(compile(text, "<entry>", "exec"), space)  # noqa: S102 - our own file, and in the sandbox
    findings: list[str] = []
    for label, args, expected in _inputs(space, entry, seed, count):
        finding = _compare_one(space, entry, args, expected)
        if finding:
            findings.append(f"{label} {_short(args)}: {finding}")
        if len(findings) >= most:
            break
    return findings


def _inputs(
    space: dict[str, Any], entry: dict[str, Any], seed: int, count: int
) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    args, answer = entry["example"]
    yield "example", args, (answer,)
    for args in entry["edges"]:
        yield "edge", args, ()
    rng = random.Random(seed)  # noqa: S311 - repeatable inputs, no secrets
    for number in range(count):
        yield f"input {number}", space["generate"](number * 12 // max(count, 1), rng), ()


def _compare_one(space: dict[str, Any], entry: dict[str, Any], args: Any, expected: tuple[Any, ...]) -> str:
    play: Callable[[Any, Any], Any] = _play_class if entry["is_class"] else _play_function
    target = space[entry["target"]]
    given = copy.deepcopy(args)
    try:
        got = play(target, given)
        again = play(target, copy.deepcopy(args))
    except Exception as error:  # noqa: BLE001 - any exception is a finding
        return f"raised {type(error).__name__}: {error}"
    if not same(given, args):
        return "the arguments were changed"
    if not same(got, again):
        return f"answered {_short(got)} and then {_short(again)}"
    return _judge(space, entry, args, got, expected)


def _judge(space: dict[str, Any], entry: dict[str, Any], args: Any, got: Any, expected: tuple[Any, ...]) -> str:
    play: Callable[[Any, Any], Any] = _play_class if entry["is_class"] else _play_function
    if "check" in space:
        if space["check"](args, got) is not True:
            return f"check refuses {_short(got)}"
        expected = ()
    oracle = space.get("Oracle" if entry["is_class"] else "oracle")
    answers = [*expected, *([play(oracle, copy.deepcopy(args))] if oracle else [])]
    wrong = [_short(answer) for answer in answers if not agree(got, answer, entry["compare"])]
    return f"expected {wrong[0]}, got {_short(got)}" if wrong else ""


def _play_function(target: Any, args: Any) -> Any:
    return target(*args)


def _play_class(target: Any, calls: Any) -> Any:
    (_, first), *rest = calls
    instance = target(*first)
    return [getattr(instance, name)(*args) for name, args in rest]


def agree(got: Any, expected: Any, compare: str) -> bool:
    """Whether two answers are the same under `exact`, `approximate` (1e-6) or `unordered` (at the outer level)."""
    if compare == "unordered" and isinstance(got, list) and isinstance(expected, list):
        return sorted(map(repr, got)) == sorted(map(repr, expected))
    if compare == "approximate":
        return _near(got, expected)
    return same(got, expected)


def same(one: Any, other: Any) -> bool:
    """Equality that tells True from 1 and a list from a tuple, and holds NaN equal to itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return bool(one == other)


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(_near(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float | int) and isinstance(other, float | int) and not isinstance(one, bool):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)
    return same(one, other)


def _short(value: Any, width: int = 200) -> str:
    text = repr(value)
    return text if len(text) <= width else text[: width - 1] + "…"
