"""What a model's result is held against besides textbook programs: a search without a model, and independent samples.

Both are the same kind of search again, under the same budget. The first costs no money and is run unasked, within what
the budget has left. The second asks the model as much again as the search did, so the person decides whether to spend
that; where it was not run, the card says so and what it would cost.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from algorist.engine.design.card import BaselineKind, Gain
from algorist.engine.design.roles import Designer
from algorist.engine.terms.design import Budget, Candidate, Step, StepKind, Stop, Tier, Usage

# A result is not kept waiting longer for its baseline, and less than the least is no search.
MOST_CPU_SECONDS, LEAST_CPU_SECONDS = 20.0, 2.0
SAMPLES = "best_of_n"
Number = TypeVar("Number", int, float)
MakeOffline = Callable[[float], Sequence[Designer]]
MakeModels = Callable[[], Sequence[Designer]]
# The same kind of search by other designers: with this budget, strategy and seed.
SearchAgain = Callable[[Sequence[Designer], Budget, str, int], Iterator[Step]]
Weigh = Callable[[Candidate, Candidate], Gain]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The steps of each other search by its kind, and why those that are missing were not run.

    `weigh(other, best)` is how the result is held against a rival's where the cases that both pass do not say it.
    """

    steps: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    weigh: Weigh | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalTerms:
    """Who may be run beside a search. `again` is the search itself, for other designers.

    `offline(cpu_seconds)` makes designers that ask no model. `models()` makes fresh ones of those that designed; None
    where the person has not asked for samples, and `ask` then says how to.
    """

    again: SearchAgain
    offline: MakeOffline
    models: MakeModels | None = None
    ask: str = ""
    strategy: str = ""
    weigh: Weigh | None = None


def run_rivals(steps: Sequence[Step], budget: Budget, terms: RivalTerms, *, seed: int = 0) -> Rivals:
    """The rivals of a search that has ended, within what it has left of its budget."""
    rivals = Rivals(not_run={BaselineKind.TEXTBOOK.value: "the problem names no textbook program"}, weigh=terms.weigh)
    if not any(_is_of_model(step) for step in steps):
        return _without(
            _without(rivals, BaselineKind.WITHOUT_MODEL, "the search itself asked no model"),
            BaselineKind.BEST_OF_N,
            "designers that compute give no independent samples: they give the same again",
        )
    rivals = _run_offline(rivals, steps, budget, terms, seed)
    return _run_samples(rivals, steps, budget, terms, seed)


def is_sample(step: Step) -> bool:
    """Whether a model's program was made without regard to what came before it in the search."""
    return step.kind not in {StepKind.REPAIR, StepKind.EVOLVE} and _is_of_model(step)


def _is_of_model(step: Step) -> bool:
    return step.candidate is not None and step.candidate.proposal.tier is Tier.MODEL


def _run_offline(rivals: Rivals, steps: Sequence[Step], budget: Budget, terms: RivalTerms, seed: int) -> Rivals:
    kind = BaselineKind.WITHOUT_MODEL
    left = _minus(budget.cpu_seconds, _used(steps).cpu_seconds)
    cpu_seconds = MOST_CPU_SECONDS if left is None else min(MOST_CPU_SECONDS, left)
    if cpu_seconds < LEAST_CPU_SECONDS:
        return _without(rivals, kind, "the budget has no CPU seconds left for it")
    allowed = Budget(candidates=budget.candidates, cpu_seconds=cpu_seconds)
    found = list(terms.again(terms.offline(cpu_seconds / 2), allowed, terms.strategy or "bandit", seed))
    return _with(rivals, kind, found)


def _run_samples(rivals: Rivals, steps: Sequence[Step], budget: Budget, terms: RivalTerms, seed: int) -> Rivals:
    kind = BaselineKind.BEST_OF_N
    asked = [step for step in steps if _is_of_model(step)]
    if all(is_sample(step) for step in asked):
        return _without(rivals, kind, "the search itself drew independent samples")
    if terms.models is None:
        return _without(
            rivals, kind, f"it would ask the model about {len(asked)} more times, for {_price(steps)}{terms.ask}"
        )
    allowed = samples_budget(steps, rivals.steps.get(BaselineKind.WITHOUT_MODEL.value, ()), budget)
    if allowed is None:
        return _without(rivals, kind, "the budget has nothing left for it")
    # Another seed than the search's: what that drew first is not to be drawn again.
    found = list(terms.again(terms.models(), allowed, SAMPLES, seed + 1))
    return _with(rivals, kind, found, _tokens_words(found, steps))


def samples_budget(steps: Sequence[Step], others: Sequence[Step], budget: Budget) -> Budget | None:
    """What independent samples may use: as much as the search did of tokens and CPU, and no more than the person's
    budget has left of money, tokens and CPU; None where that is nothing.

    `others` are the steps of what was run after the search. The number of candidates is the person's own: where a
    sample is cheaper than a repair, there are more of them for the same tokens.
    """
    used, spent = _used(steps), _used([*steps, *others])
    left = (
        _minus(budget.input_tokens, spent.input_tokens),
        _minus(budget.output_tokens, spent.output_tokens),
        _minus(budget.dollars, spent.dollars or 0.0),
        _minus(budget.cpu_seconds, spent.cpu_seconds),
    )
    if any(part is not None and part <= 0 for part in left):
        return None
    return Budget(
        candidates=budget.candidates,
        input_tokens=_least(used.input_tokens or None, left[0]),
        output_tokens=_least(used.output_tokens or None, left[1]),
        dollars=left[2],
        cpu_seconds=_least(max(LEAST_CPU_SECONDS, used.cpu_seconds), left[3]),
        wall_seconds=budget.wall_seconds,
    )


def _with(rivals: Rivals, kind: BaselineKind, found: list[Step], note: str = "") -> Rivals:
    if found and found[-1].stop is Stop.CANCELLED:
        return _without(rivals, kind, "it was stopped")
    notes = {**rivals.notes, kind.value: note} if note else rivals.notes
    return replace(rivals, steps={**rivals.steps, kind.value: found}, notes=notes)


def _without(rivals: Rivals, kind: BaselineKind, why: str) -> Rivals:
    return replace(rivals, not_run={**rivals.not_run, kind.value: why})


def _used(steps: Sequence[Step]) -> Usage:
    return sum((step.usage for step in steps), Usage())


def _price(steps: Sequence[Step]) -> str:
    dollars = _used(steps).dollars
    return "an unknown price" if dollars is None else f"about ${dollars:.2g}"


def _tokens_words(found: Sequence[Step], steps: Sequence[Step]) -> str:
    mine, theirs = (usage.input_tokens + usage.output_tokens for usage in (_used(found), _used(steps)))
    return f"{mine} tokens, the search {theirs}"


def _minus(limit: Number | None, used: Number) -> Number | None:
    return None if limit is None else limit - used


def _least(first: Number | None, second: Number | None) -> Number | None:
    known = [value for value in (first, second) if value is not None]
    return min(known) if known else None
