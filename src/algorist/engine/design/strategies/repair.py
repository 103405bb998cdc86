"""Repair from verdicts: what failed goes back to its designer with the cases that it failed on."""

import heapq
from random import Random

from algorist.engine.design.measure import Quality
from algorist.engine.design.population import Population, is_conclusive
from algorist.engine.design.roles import Plan
from algorist.engine.design.strategies.best_of_n import fresh_plan
from algorist.engine.terms.design import Candidate, Step, StepKind

# Gains from repairing the same program over and over fade fast; samples between repairs do better (Olausson et al.).
TRIES = 2
OPEN = 8


class Repair:
    """Keeps the few best failing programs open; each is repaired at most twice, and a repair that gains nothing ends.

    Where nothing is open, a fresh sample is asked for; with `samples=False` (an arm of a bandit) it has nothing to do.
    """

    name = "repair"

    def __init__(self, *, samples: bool = True) -> None:
        self._samples = samples
        self._open: list[tuple[Quality, int]] = []
        self._tries: dict[int, int] = {}

    def plan(self, population: Population, rng: Random) -> Plan | None:
        """A repair of the best open program by the designer that made it, else a fresh program."""
        if not population.designers:
            return None
        if not self._open:
            return fresh_plan(population, self.name) if self._samples else None
        number = max(self._open, key=lambda item: (item[0], -item[1]))[1]
        broken = population.candidates[number]
        designer = population.designed_by[number]
        if designer not in population.designers:
            designer = rng.choice(population.designers)
        return Plan(
            designer=designer,
            kind=StepKind.REPAIR,
            strategy=self.name,
            parents=(broken,),
            repair=broken,
        )

    def observe(self, step: Step, population: Population) -> None:
        """Open what failed, close what was repaired often enough."""
        if step.kind is StepKind.REPAIR and step.candidate is not None:
            self._count_try(step.candidate.parents)
        if step.candidate is not None and self._may_be_repaired(step, step.candidate, population):
            heapq.heappush(self._open, (population.quality(step.candidate.number), step.candidate.number))
            if len(self._open) > OPEN:
                heapq.heappop(self._open)

    def _may_be_repaired(self, step: Step, candidate: Candidate, population: Population) -> bool:
        if candidate.evaluation.accepted or step.duplicate_of is not None or not is_conclusive(candidate.evaluation):
            return False
        if step.kind is not StepKind.REPAIR:
            return True
        return population.quality(candidate.number) > population.quality(candidate.parents[0])

    def _count_try(self, parents: tuple[int, ...]) -> None:
        for parent in parents:
            self._tries[parent] = self._tries.get(parent, 0) + 1
            if self._tries[parent] >= TRIES:
                self._open = [item for item in self._open if item[1] != parent]
                heapq.heapify(self._open)
                del self._tries[parent]
