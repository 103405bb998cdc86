"""Who takes part in a search: a designer proposes, a judge measures, a strategy decides what is next.

All three are structural: a room below fits by having the methods, not by inheriting.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from algorist.engine.design.population import Population
from algorist.engine.terms.design import Brief, Candidate, Nothing, Proposal, Step, StepKind, Trouble
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Problem, Split

SEARCHED = (Split.EXAMPLE, Split.SELECTION)


class Designer(Protocol):
    """Turns a brief into a candidate. Made for one search, so it may keep state."""

    @property
    def name(self) -> str:
        """How the search tells it from the other designers; unique within a search."""
        ...

    def propose(self, brief: Brief) -> Proposal | Trouble | Nothing | None:
        """A candidate, why there is none this time, or None: nothing of this kind is left to propose (`Nothing` where
        looking for it cost something).
        """
        ...


class Judge(Protocol):
    """Runs a program against a problem; the same source gives the same verdict."""

    def evaluate(
        self,
        problem: Problem,
        source: str,
        splits: Sequence[Split] = SEARCHED,
        *,
        cpu_seconds: float | None = None,
    ) -> Evaluation:
        """The program's verdict on the cases or instances of the given splits; `AllowanceUsed` where it would take more
        CPU seconds.
        """
        ...

    def complete(self, problem: Problem) -> Problem:
        """The problem with its generated cases made."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a strategy wants next: who is asked for what. `repair` is the candidate whose failure is shown."""

    designer: str
    kind: StepKind
    strategy: str
    parents: tuple[Candidate, ...] = ()
    inspirations: tuple[Candidate, ...] = ()
    repair: Candidate | None = None


class Strategy(Protocol):
    """Decides the next brief. All that it knows it has from `observe`, so a resumed search decides as the first did."""

    @property
    def name(self) -> str:
        """The name under which steps are recorded."""
        ...

    def plan(self, population: Population, rng: Random) -> Plan | None:
        """The next thing to ask for, or None when this strategy has nothing to do at the moment."""
        ...

    def observe(self, step: Step, population: Population) -> None:
        """Take note of a step, new or stored; `population` holds it already."""
        ...


def never() -> bool:
    """Nobody asks for the end."""
    return False


Clock = Callable[[], float]
Cancelled = Callable[[], bool]
