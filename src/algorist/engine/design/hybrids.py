"""Hybrids that need no model: a switch by a feature of the input, a fallback, a blend of two ratings, crossings.

Which parent does well on which instance is known from their evaluations; a switch is a decision stump over features of
the arguments (a portfolio by instance features, after Rice's algorithm selection problem, 1976); for a class over those
of its constructor. These hold both parents unchanged in one readable module. A crossing is one program with components
and parts of expressions of both.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from random import Random
from typing import Any

from algorist.engine.design.crossing import cross_programs
from algorist.engine.design.modules import joined_module
from algorist.engine.evaluation import EvaluatorFault, Judge
from algorist.engine.evaluation.evaluator import live_evaluator
from algorist.engine.evaluation.optimisation import SPLIT_SEEDS
from algorist.engine.terms.design import Brief, Candidate, Proposal, StepKind, Tier
from algorist.engine.terms.outcome import CaseResult
from algorist.engine.terms.problem import Direction, Kind, Problem, Split
from algorist.engine.terms.verdicts import Verdict

MOST_SWITCHES = 4
MOST_PAIRS = 6
MOST_CROSSINGS = 6
WEIGHTS = (0.5, 0.25, 0.75)

# A feature by its name: an expression over a parameter, and the same in this process.
FEATURES: dict[str, tuple[str, Any]] = {
    "the number of elements of {p}": ("len({p})", len),
    "the largest element of {p}": ("max({p}, default=0)", lambda v: max(v, default=0)),
    "the smallest element of {p}": ("min({p}, default=0)", lambda v: min(v, default=0)),
    "the spread of {p}": ("max({p}, default=0) - min({p}, default=0)", lambda v: max(v, default=0) - min(v, default=0)),
    "the share of {p} that differs": ("len(set({p})) / max(len({p}), 1)", lambda v: len(set(v)) / max(len(v), 1)),
    "the value of {p}": ("{p}", lambda v: v),
}


@dataclass(frozen=True, slots=True)
class Stump:
    """Use the first parent where a feature is at most the threshold, else the second (or the other way round)."""

    words: str
    expression: str
    threshold: float
    first_below: bool


class HybridDesigner:
    """Proposes its hybrids one by one, the most promising first, then has nothing more."""

    name = "hybrids"

    def __init__(self, problem: Problem, parents: Sequence[Candidate], judge: Judge) -> None:
        self._problem = problem
        self._parents = parents
        self._judge = judge
        self._proposals: Iterator[Proposal] | None = None

    def propose(self, brief: Brief) -> Proposal | None:
        """The next hybrid; it answers nothing but COMBINE."""
        if brief.kind is not StepKind.COMBINE:
            return None
        if self._proposals is None:
            self._proposals = self._all()
        return next(self._proposals, None)

    def _all(self) -> Iterator[Proposal]:
        pairs = list(combinations(self._parents, 2))[:MOST_PAIRS]
        rows = instance_arguments(self._problem, self._judge)
        for first, second in pairs:
            yield from self._switches(first, second, rows)
        for first, second in pairs:
            yield from self._fallbacks(first, second)
            yield from self._blends(first, second)
        for first, second in pairs:
            yield from self._crossings(first, second)
            yield from self._crossings(second, first)

    def _switches(self, first: Candidate, second: Candidate, rows: dict[str, tuple[Any, ...]]) -> Iterator[Proposal]:
        losses = paired_losses(self._problem, first, second)
        for stump in best_stumps(self._problem, rows, losses)[:MOST_SWITCHES]:
            test = f"{stump.expression} {'<=' if stump.first_below else '>'} {stump.threshold!r}"
            words = f"{stump.words} is {'at most' if stump.first_below else 'above'} {stump.threshold:g}"
            idea = f"Uses {first.proposal.name} where {words}, else {second.proposal.name}."
            lines = [f"if {test}:", "    return {0}", "return {1}"]
            yield from self._proposal(first, second, f"switch on {stump.words}", idea, lines)

    def _fallbacks(self, first: Candidate, second: Candidate) -> Iterator[Proposal]:
        if self._problem.entry.is_class:  # its methods fail later, when what they kept cannot be handed over
            return
        for a, b in ((first, second), (second, first)):
            failing = [r for r in a.evaluation.results if r.verdict is Verdict.RUNTIME_ERROR]
            if failing:
                idea = f"Uses {a.proposal.name}, and {b.proposal.name} where that raises an error."
                lines = ["try:", "    return {0}", "except Exception:", "    return {1}"]
                yield from self._proposal(a, b, "fallback", idea, lines)

    def _blends(self, first: Candidate, second: Candidate) -> Iterator[Proposal]:
        returns = str(self._problem.entry.returns)
        blendable = returns in {"float", "list[float]"} and not self._problem.entry.is_class
        if self._problem.kind is not Kind.OPTIMISATION or not blendable:
            return
        for weight in WEIGHTS:
            names = (first.proposal.name, second.proposal.name)
            idea = f"Adds {weight:g} times the value of {names[0]} and {1 - weight:g} times that of {names[1]}."
            blend = f"{weight!r} * a + {1 - weight!r} * b"
            lines = ["a, b = {0}, {1}", f"return {blend}"]
            if returns == "list[float]":
                lines = [f"return [{blend} for a, b in zip({{0}}, {{1}})]"]
            yield from self._proposal(first, second, f"blend {weight:g}", idea, lines)

    def _crossings(self, first: Candidate, second: Candidate) -> Iterator[Proposal]:
        """The first with something of the second, in components that both define; the same ones for each pair."""
        sources = first.proposal.source, second.proposal.source
        rng = Random("\0".join(sources))  # noqa: S311 - repeatable, no secrets
        for source, crossed in cross_programs(*sources, self._problem.entry.name, rng, MOST_CROSSINGS):
            words = ", ".join(crossed)
            yield Proposal(
                source=source,
                name=f"{first.proposal.name} x {second.proposal.name}",
                tier=Tier.HEURISTIC_SEARCH,
                designer=f"{self.name}: crossing",
                idea=f"{first.proposal.name} with parts of {second.proposal.name}.",
                explanation=(
                    f"A crossing: {words} of {first.proposal.name} took over parts of {second.proposal.name}: whole, "
                    "in single expressions, or with a number between the two. What it says of itself in its texts may "
                    "be either parent's."
                ),
                details={"parents": [first.number, second.number], "crossed": list(crossed)},
            )

    def _proposal(
        self, first: Candidate, second: Candidate, name: str, idea: str, lines: list[str]
    ) -> Iterator[Proposal]:
        """The hybrid, unless the parents cannot live in one module."""
        source = joined_module(self._problem.entry, [first.proposal.source, second.proposal.source], idea, lines)
        if source is None:
            return
        yield Proposal(
            source=source,
            name=f"{first.proposal.name} + {second.proposal.name} ({name})",
            tier=Tier.HEURISTIC_SEARCH,
            designer=f"{self.name}: {name}",
            idea=idea,
            explanation=f"{idea} Both parents are in the module unchanged.",
            details={"parents": [first.number, second.number]},
        )


def instance_arguments(problem: Problem, judge: Judge) -> dict[str, tuple[Any, ...]]:
    """The arguments of each case or selection instance, by name; none where the evaluator calls the program itself."""
    if problem.kind is Kind.FUNCTION:
        cases = judge.complete(problem).cases_of(Split.EXAMPLE, Split.SELECTION)
        return {case.name: case.calls[0].args for case in cases}
    if problem.evaluator is None or any(param.type.name == "Callable" for param in problem.entry.params):
        return {}
    names = [param.name for param in problem.entry.params]
    split = Split.SELECTION.value
    try:
        with live_evaluator(judge.sandbox, problem.evaluator) as evaluator:
            if evaluator.plays:
                return {}
            groups = evaluator.open(split, SPLIT_SEEDS[split] + judge.seed)
            return {f"{split} {i + 1}": tuple(evaluator.arguments(i, names)) for i in range(len(groups))}
    except EvaluatorFault:
        return {}


def paired_losses(problem: Problem, first: Candidate, second: Candidate) -> dict[str, tuple[float, float]]:
    """What each parent loses on each case: smaller is better, infinite where it fails."""
    a = {r.name: r for r in first.evaluation.results}
    b = {r.name: r for r in second.evaluation.results}
    sign = -1.0 if problem.evaluator and problem.evaluator.direction is Direction.MAXIMISE else 1.0
    return {name: (_loss(a[name], sign), _loss(b[name], sign)) for name in a if name in b}


def _loss(result: CaseResult, sign: float) -> float:
    if result.verdict is not Verdict.ACCEPTED:
        return math.inf
    return sign * result.score if result.score is not None else result.cpu_seconds


def best_stumps(
    problem: Problem, rows: dict[str, tuple[Any, ...]], losses: dict[str, tuple[float, float]]
) -> list[Stump]:
    """Switches that lose less than either parent alone on the known cases, the best first, one for each feature."""
    names = [name for name in losses if name in rows]
    alone = min((_total(losses[name][side] for name in names) for side in (0, 1)), default=(0, 0.0))
    found = []
    for position, param in enumerate(problem.entry.params):
        for words, (expression, compute) in FEATURES.items():
            values = _feature_values([rows[name][position] for name in names], compute, plain="value" in words)
            if values is None:
                continue
            told = (words.format(p=param.name), expression.format(p=param.name))
            stump = _best_threshold(told, values, [losses[name] for name in names])
            if stump is not None and stump[0] < alone:
                found.append(stump)
    return [stump for _, stump in sorted(found, key=lambda pair: pair[0])]


def _feature_values(values: list[Any], compute: Any, *, plain: bool) -> list[float] | None:
    """The feature of each case, or None where the arguments do not have it."""
    try:
        found = [compute(value) for value in values]
    except (TypeError, ValueError):
        return None
    if any(isinstance(value, bool) or not isinstance(value, (int, float)) for value in found):
        return None
    return found if not plain or all(isinstance(value, (int, float)) for value in values) else None


def _total(losses: Iterator[float] | Sequence[float]) -> tuple[int, float]:
    """Failures first, then the sum of the rest."""
    known = list(losses)
    return (sum(math.isinf(loss) for loss in known), sum(loss for loss in known if not math.isinf(loss)))


def _best_threshold(
    told: tuple[str, str], values: list[float], losses: list[tuple[float, float]]
) -> tuple[tuple[int, float], Stump] | None:
    """The threshold and side with the least loss; halfway between two values that occur."""
    distinct = sorted(set(values))
    best: tuple[tuple[int, float], Stump] | None = None
    for low, high in pairwise(distinct):
        threshold = (low + high) / 2
        for first_below in (True, False):
            chosen = [
                pair[0] if (value <= threshold) is first_below else pair[1]
                for value, pair in zip(values, losses, strict=True)
            ]
            total = _total(chosen)
            if best is None or total < best[0]:
                best = (total, Stump(told[0], told[1], threshold, first_below))
    return best
