"""Independent samples: every proposal is made as if it were the first, and the best of them wins."""

from random import Random

from algorist.engine.design.population import Population
from algorist.engine.design.roles import Plan
from algorist.engine.terms.design import Step


class BestOfN:
    """The designers take turns, by the number of candidates there are, so that a resumed search keeps the turn."""

    name = "best_of_n"

    def plan(self, population: Population, rng: Random) -> Plan | None:  # noqa: ARG002 - nothing is drawn
        """A fresh program from the designer whose turn it is."""
        return fresh_plan(population, self.name)

    def observe(self, step: Step, population: Population) -> None:
        """Nothing that came before changes what comes next."""


def fresh_plan(population: Population, strategy: str) -> Plan | None:
    """Ask for a program from the search's start, of the designer whose turn it is."""
    if not population.designers:
        return None
    turn = (population.finished + sum(population.troubles.values())) % len(population.designers)
    start = population.start
    return Plan(
        designer=population.designers[turn],
        kind=start.kind,
        strategy=strategy,
        parents=start.parents,
    )
