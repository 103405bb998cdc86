"""What a search has used of its budget, and what is left of it."""

from dataclasses import dataclass, field
from typing import TypeVar

from algorist.engine.terms.design import Budget, Step, Usage

OVER = 1.2
Number = TypeVar("Number", int, float)


@dataclass(slots=True, kw_only=True)
class Spending:
    """Counted over proposals, evaluations and designers together; `wall_seconds` is set from the caller's clock.

    `pending` is what designers that found nothing have used in the turn at hand: the step that ends it brings it.
    """

    budget: Budget
    usage: Usage = field(default_factory=Usage)
    pending: Usage = field(default_factory=Usage)
    candidates: int = 0
    wall_seconds: float = 0.0

    @property
    def used(self) -> Usage:
        """What was used so far, the turn at hand included."""
        return self.usage + self.pending

    def add(self, step: Step) -> None:
        """Count a step."""
        self.usage += step.usage
        self.pending = Usage()
        self.candidates += step.candidate is not None

    def exceeded(self) -> str | None:
        """The limit that is reached, in words, or None. A price that is not known reaches any limit of money."""
        if self.budget.dollars is not None and self.used.dollars is None:
            return "a model's price is not known, so the limit of money cannot be kept"
        for words, used, limit in self._limits():
            if limit is not None and used >= limit:
                return f"the limit of {limit:g} {words} is reached"
        return None

    def left(self) -> Budget:
        """What may still be used."""
        budget, usage = self.budget, self.used
        return Budget(
            candidates=max(0, budget.candidates - self.candidates),
            input_tokens=_minus(budget.input_tokens, usage.input_tokens),
            output_tokens=_minus(budget.output_tokens, usage.output_tokens),
            dollars=_minus(budget.dollars, usage.dollars or 0.0),
            cpu_seconds=_minus(budget.cpu_seconds, usage.cpu_seconds),
            wall_seconds=_minus(budget.wall_seconds, self.wall_seconds),
        )

    def cpu_allowance(self) -> float | None:
        """CPU seconds that one more evaluation may take: it may go a little beyond the limit rather than be lost."""
        if self.budget.cpu_seconds is None:
            return None
        return max(0.0, OVER * self.budget.cpu_seconds - self.used.cpu_seconds)

    def _limits(self) -> list[tuple[str, float, float | None]]:
        budget, usage = self.budget, self.used
        return [
            ("candidates", self.candidates, budget.candidates),
            ("input tokens", usage.input_tokens, budget.input_tokens),
            ("output tokens", usage.output_tokens, budget.output_tokens),
            ("dollars", usage.dollars or 0.0, budget.dollars),
            ("CPU seconds", usage.cpu_seconds, budget.cpu_seconds),
            ("seconds", self.wall_seconds, budget.wall_seconds),
        ]


def _minus(limit: Number | None, used: Number) -> Number | None:
    return None if limit is None else max(limit - used, limit - limit)
