"""Trying entries on the examples, many in one child of the sandbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from algorist.engine.proposers.offline.catalogue.extraction import extract_source
from algorist.engine.proposers.offline.catalogue.matching import ANSWER_CONVERSIONS, AS_IT_IS, Conversion, Match
from algorist.engine.proposers.offline.examples import Example, check_answers
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call, Problem

_NOTHING = object()
# An entry that does not end on an argument, such as a negative one, costs this much of the search's time.
_LIMITS = Limits(cpu_seconds=0.1, wall_seconds=5.0, print_bytes=4096)

# The child gets the entry's source with each call: one child serves all entries as long as none of them fails hard.
_TRIAL = """
def trial(source, name, args):
    space = {}
    exec(source, space)
    try:
        return [True, space[name](*args)]
    except Exception as error:
        return [False, type(error).__name__]
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """A match that answers every example rightly, under a conversion of its answer."""

    match: Match
    conversion: Conversion


def try_matches(problem: Problem, matches: Sequence[Match], examples: Sequence[Example], sandbox: Sandbox) -> list[Fit]:
    """The matches that answer every example rightly: all are tried on the first one, and what is left on the rest."""
    first, rest = list(examples[:1]), list(examples[1:])
    answers = _answers(matches, first, sandbox)
    telling = [c for c in ANSWER_CONVERSIONS if c is AS_IT_IS or not _says_all(c, examples)]
    fits = [Fit(m, c) for m in matches for c in _fitting(problem, first, answers.get(id(m)), sandbox) if c in telling]
    if not rest:
        return _plainest(fits)
    kept = {id(f.match): f.match for f in fits}
    answers = _answers(list(kept.values()), rest, sandbox)
    both = [f for f in fits if f.conversion in _fitting(problem, rest, answers.get(id(f.match)), sandbox)]
    return _plainest(both)


def _says_all(conversion: Conversion, examples: Sequence[Example]) -> bool:
    """Whether the conversion of an argument gives all the answers, so that a fit would say nothing of the entry."""
    return any(
        all(_converted(conversion, e.args[i]) == e.answer for e in examples) for i in range(len(examples[0].args))
    )


def _converted(conversion: Conversion, value: Any) -> Any:
    try:
        return conversion.apply(value)
    except TypeError:
        return _NOTHING


def _answers(matches: Sequence[Match], examples: Sequence[Example], sandbox: Sandbox) -> dict[int, list[Any]]:
    """The entries' own answers, by the match's identity, where all examples got one."""
    sources = {m.entry.key: extract_source(m.entry) for m in matches}
    cases = [
        [Call("trial", (sources[m.entry.key], m.entry.target, m.arrange(e.args)))] for m in matches for e in examples
    ]
    outcomes = iter(sandbox.run_batch(Program(_TRIAL, "trial"), cases, _LIMITS))
    found = {}
    for match in matches:
        mine = [next(outcomes) for _ in examples]
        if all(o.finished and o.values[0][0] for o in mine):
            found[id(match)] = [o.values[0][1] for o in mine]
    return found


def _fitting(
    problem: Problem, examples: Sequence[Example], answers: list[Any] | None, sandbox: Sandbox
) -> list[Conversion]:
    """The conversions under which the answers are right."""
    fitting = []
    for conversion in ANSWER_CONVERSIONS if answers is not None else ():
        try:
            changed = [conversion.apply(a) for a in answers or ()]
        except TypeError:
            continue
        if check_answers(problem, examples, changed, sandbox):
            fitting.append(conversion)
    return fitting


def _plainest(fits: Sequence[Fit]) -> list[Fit]:
    """For each match its plainest conversion; conversions come in that order."""
    chosen: dict[int, Fit] = {}
    for fit in sorted(fits, key=lambda f: ANSWER_CONVERSIONS.index(f.conversion)):
        chosen.setdefault(id(fit.match), fit)
    return [f for f in fits if chosen[id(f.match)] is f]
