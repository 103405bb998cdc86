"""Discriminating inputs: where programs that fit the examples differ, so that a person can say which is right."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from algorist.engine.proposers.offline.examples import Example
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.design import Question
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

_LIMITS = Limits(cpu_seconds=0.3, wall_seconds=4.0, print_bytes=4096)
_VARIATIONS = 40
_MOST = 3
_WIDTH = 160


def find_questions(
    sources: Sequence[str], name: str, examples: Sequence[Example], sandbox: Sandbox, seed: int
) -> tuple[Question, ...]:
    """Up to three small inputs on which programs give different answers; the first source's answer stands first.

    The inputs are variations of the examples' arguments: a person can read and answer them.
    """
    if len(sources) <= 1:
        return ()
    inputs = list(vary_inputs(examples, seed, _VARIATIONS))
    answers = [_answer_all(source, name, inputs, sandbox) for source in sources]
    found: list[tuple[int, Question]] = []
    for args, row in zip(inputs, zip(*answers, strict=True), strict=True):
        distinct = tuple(dict.fromkeys(a for a in row if a is not None))
        if len(distinct) > 1:
            found.append((len(repr(args)), Question(args=repr(args), answers=distinct)))
    return tuple(q for _, q in sorted(found, key=lambda pair: pair[0])[:_MOST])


def _answer_all(source: str, name: str, inputs: Sequence[Any], sandbox: Sandbox) -> list[str | None]:
    outcomes = sandbox.run_batch(Program(source, name), [[Call(name, args)] for args in inputs], _LIMITS)
    texts = (repr(o.values[0]) if o.finished else None for o in outcomes)
    return [t if t is not None and len(t) <= _WIDTH else None for t in texts]


def vary_inputs(examples: Sequence[Example], seed: int, count: int) -> Iterator[tuple[Any, ...]]:
    """Different argument tuples near the examples', none of them an example's. Lists that are equally long in all
    examples stay so.
    """
    twins = _equally_long(examples)
    rng = random.Random(seed)  # noqa: S311 - repeatable inputs, no secrets
    seen = {repr(e.args) for e in examples}
    for _ in range(4 * count):
        args = list(rng.choice(examples).args)
        for i in rng.sample(range(len(args)), rng.randint(1, len(args))) if args else ():
            args[i] = vary_value(args[i], rng)
        shortest = min((len(args[i]) for i in twins), default=0)
        for i in twins:
            args[i] = args[i][:shortest]
        if repr(tuple(args)) not in seen:
            seen.add(repr(tuple(args)))
            yield tuple(args)
        if len(seen) >= count + len(examples):
            return


def _equally_long(examples: Sequence[Example]) -> list[int]:
    """The places of lists whose lengths go together."""
    places = range(len(examples[0].args)) if examples else ()
    lists = [i for i in places if all(isinstance(e.args[i], list | tuple) for e in examples)]
    together = len(lists) > 1 and all(len({len(e.args[i]) for i in lists}) == 1 for e in examples)
    return lists if together else []


def vary_value(value: Any, rng: random.Random) -> Any:
    """A value of the same type nearby."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return max(value + rng.choice([-2, -1, 1, 1, 2, 3, 7]), 0 if value >= 0 else -(10**9))
    if isinstance(value, float):
        return round(value + rng.choice([-1.5, -0.5, 0.25, 1.0, 2.0]), 6)
    if isinstance(value, str):
        return "".join(_vary_sequence(list(value), rng))
    if isinstance(value, list | tuple):
        return type(value)(_vary_sequence(list(value), rng))
    if isinstance(value, dict) and value:
        key = rng.choice(list(value))
        return {**value, key: vary_value(value[key], rng)}
    if isinstance(value, set):
        return set(_vary_sequence(sorted(value, key=repr), rng))
    return value


def _vary_sequence(items: list[Any], rng: random.Random) -> list[Any]:
    if not items:
        return items
    spot = rng.randrange(len(items))
    choice = rng.choice(["drop", "repeat", "shuffle", "change", "change"])
    if choice == "drop":
        return items[:spot] + items[spot + 1 :]
    if choice == "repeat":
        return [*items[: spot + 1], items[rng.randrange(len(items))], *items[spot + 1 :]]
    if choice == "shuffle":
        return rng.sample(items, len(items))
    if isinstance(items[spot], str) and len(items[spot]) == 1:
        return [*items[:spot], rng.choice(items + list("ab1 Z")), *items[spot + 1 :]]
    return [*items[:spot], vary_value(items[spot], rng), *items[spot + 1 :]]
