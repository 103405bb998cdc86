"""What `algorist design` is asked for, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from algorist.engine.design.card import ResultCard
from algorist.engine.terms.design import Budget, Candidate, Step
from algorist.engine.terms.growth import Growth


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the command line asks for."""

    path: Path
    designers: Sequence[str]
    strategy: str
    budget: Budget
    seed: int
    output: Path | None
    growth: bool
    as_json: bool
    independent_samples: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of it."""

    steps: list[Step]
    best: Candidate | None
    card: ResultCard | None
    growth: Growth | None
    tier: str
    seconds: float

    @property
    def is_solved(self) -> bool:
        """Whether the best program passed everything that it was run on."""
        return self.best is not None and self.best.evaluation.accepted
