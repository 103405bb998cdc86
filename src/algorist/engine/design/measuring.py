"""The CPU seconds that measuring a result may take once its search has ended: baselines, shift test.

What they do not suffice for is left out and named. Hidden tests and the cross-check are not counted against them, since
the label rests on these, and they are bounded by the problem's own limits.
"""

from collections.abc import Callable
from typing import TypeVar

from algorist.engine.sandbox import AllowanceUsed, Sandbox
from algorist.engine.terms.design import Budget

# What a small budget leaves; after a larger one the result may be measured for as long as it was searched.
LEAST_SECONDS = 30.0
T = TypeVar("T")


def measuring_seconds(budget: Budget) -> float | None:
    """What may be measured after a search with this budget; None where it had no limit of CPU seconds."""
    return None if budget.cpu_seconds is None else max(LEAST_SECONDS, budget.cpu_seconds)


class Measuring:
    """Several pieces of work in turn, all within so many CPU seconds (None: as many as they take)."""

    def __init__(self, sandbox: Sandbox, cpu_seconds: float | None) -> None:
        self._sandbox = sandbox
        self._left = cpu_seconds
        self._limit = cpu_seconds

    def attempt(self, work: Callable[[], T]) -> T | None:
        """What the work gives, or None where its CPU seconds did not suffice."""
        began = self._sandbox.cpu_clock()
        try:
            with self._sandbox.allowance(self._left):
                return work()
        except AllowanceUsed:
            return None
        finally:
            if self._left is not None:
                self._left -= self._sandbox.cpu_clock() - began

    @property
    def words(self) -> str:
        """Why a piece was left out."""
        return f"measuring the result had used its {self._limit:g} CPU seconds"
