"""What a model's result is held against besides textbook programs: a search without a model, and independent samples.

The first costs no money and is run here, within what the budget has left. The second would cost as much again as the
search did, so it is not run unasked; the card says so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from algorist.engine.design.card import BaselineKind
from algorist.engine.design.roles import Cancelled, Designer, Judge, never
from algorist.engine.design.search import Controls, search
from algorist.engine.terms.design import Budget, Step, StepKind, Stop, Tier, Usage
from algorist.engine.terms.problem import Problem

# A result is not kept waiting longer for its baseline, and less than the least is no search.
MOST_CPU_SECONDS, LEAST_CPU_SECONDS = 20.0, 2.0
MakeOffline = Callable[[float], Sequence[Designer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """The steps of each other search by its kind, and why those that are missing were not run."""

    steps: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    not_run: Mapping[str, str] = field(default_factory=dict)


def run_rivals(  # noqa: PLR0913 - the last two go by keyword
    problem: Problem,
    steps: Sequence[Step],
    judge: Judge,
    budget: Budget,
    make_offline: MakeOffline,
    *,
    seed: int = 0,
    cancelled: Cancelled = never,
) -> Rivals:
    """The rivals of a search that has ended; `make_offline` gives the designers that ask no model, for CPU seconds."""
    not_run = {BaselineKind.TEXTBOOK.value: "the problem names no textbook program"}
    asked = [step for step in steps if _is_of_model(step)]
    if not asked:
        not_run[BaselineKind.WITHOUT_MODEL.value] = "the search itself asked no model"
        not_run[BaselineKind.BEST_OF_N.value] = "designers that compute give no independent samples"
        return Rivals(not_run=not_run)
    not_run[BaselineKind.BEST_OF_N.value] = _price_of_samples(asked, steps)
    cpu_seconds = _cpu_left(steps, budget)
    if cpu_seconds < LEAST_CPU_SECONDS:
        not_run[BaselineKind.WITHOUT_MODEL.value] = "the budget has no CPU seconds left for it"
        return Rivals(not_run=not_run)
    allowed = Budget(candidates=budget.candidates, cpu_seconds=cpu_seconds)
    controls = Controls(cancelled=cancelled)
    found = list(search(problem, make_offline(cpu_seconds / 2), judge, allowed, seed=seed, controls=controls))
    if found and found[-1].stop is Stop.CANCELLED:
        not_run[BaselineKind.WITHOUT_MODEL.value] = "it was stopped"
        return Rivals(not_run=not_run)
    return Rivals(steps={BaselineKind.WITHOUT_MODEL.value: found}, not_run=not_run)


def _is_of_model(step: Step) -> bool:
    return step.candidate is not None and step.candidate.proposal.tier is Tier.MODEL


def _price_of_samples(asked: Sequence[Step], steps: Sequence[Step]) -> str:
    """Why independent samples were not drawn: none would be new, or they would have to be paid for."""
    if all(step.kind is StepKind.SAMPLE for step in asked):
        return "the search itself drew independent samples"
    dollars = sum((step.usage for step in steps), Usage()).dollars
    price = "an unknown price" if dollars is None else f"about ${dollars:.2g}"
    return f"it would ask the model {len(asked)} more times, for {price}"


def _cpu_left(steps: Sequence[Step], budget: Budget) -> float:
    if budget.cpu_seconds is None:
        return MOST_CPU_SECONDS
    used = sum(step.usage.cpu_seconds for step in steps)
    return min(MOST_CPU_SECONDS, budget.cpu_seconds - used)
