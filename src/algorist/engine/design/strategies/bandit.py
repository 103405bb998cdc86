"""A bandit over designers and strategies: UCB1 (Auer, Cesa-Bianchi & Fischer 2002) asks more of what has paid.

An arm is a designer with a strategy. Its reward, between 0 and 1, is what its candidate was worth when it came: 1 for a
new best, else half the share of recent candidates that it beats or equals; trouble, duplicates, and a repair that is no
better than what it repaired are worth nothing. Each designer begins with two fresh programs: under one budget they do
more than repairs of the first (Olausson et al. 2024).
"""

import math
from collections import deque
from dataclasses import replace
from random import Random

from algorist.engine.design.measure import Quality
from algorist.engine.design.population import Population, is_conclusive
from algorist.engine.design.roles import Plan, Strategy
from algorist.engine.design.strategies.best_of_n import BestOfN
from algorist.engine.terms.design import Step, StepKind

RECENT = 32
SAMPLES_FIRST = 2

Arm = tuple[str, str]


class Bandit:
    """Chooses an arm by its upper confidence bound; an arm whose strategy has nothing to do is passed over.

    Every strategy observes every step, so that a repair can start from what evolution found.
    """

    name = "bandit"

    def __init__(self, arms: tuple[Strategy, ...]) -> None:
        self._strategies = {strategy.name: strategy for strategy in arms}
        self._pulls: dict[Arm, int] = {}
        self._rewards: dict[Arm, float] = {}
        self._recent: deque[Quality] = deque(maxlen=RECENT)
        self._best: Quality | None = None

    def plan(self, population: Population, rng: Random) -> Plan | None:
        """The plan of the arm with the highest bound that has one."""
        arms = [(designer, name) for name in self._strategies for designer in population.designers]
        for designer, name in sorted(arms, key=self._urgency, reverse=True):
            plan = self._strategies[name].plan(_only(population, designer), rng)
            if plan is not None:
                return replace(plan, strategy=name, designer=designer)
        return None

    def observe(self, step: Step, population: Population) -> None:
        """Credit the arm that made the step."""
        for strategy in self._strategies.values():
            strategy.observe(step, population)
        if not step.designer or step.strategy not in self._strategies:
            return
        if step.candidate is not None and not is_conclusive(step.candidate.evaluation):
            return
        arm = (step.designer, step.strategy)
        self._pulls[arm] = self._pulls.get(arm, 0) + 1
        self._rewards[arm] = self._rewards.get(arm, 0.0) + self._reward(step, population)

    def _reward(self, step: Step, population: Population) -> float:
        if step.candidate is None or step.duplicate_of is not None:
            return 0.0
        quality = population.quality(step.candidate.number)
        if step.kind is StepKind.REPAIR and quality <= population.quality(step.candidate.parents[0]):
            return 0.0
        beaten = sum(quality >= other for other in self._recent) / len(self._recent) if self._recent else 0.0
        self._recent.append(quality)
        if self._best is None or quality > self._best:
            self._best = quality
            return 1.0
        return 0.5 * beaten

    def _urgency(self, arm: Arm) -> tuple[bool, float]:
        return arm[1] == BestOfN.name and self._pulls.get(arm, 0) < SAMPLES_FIRST, self._bound(arm)

    def _bound(self, arm: Arm) -> float:
        pulls = self._pulls.get(arm, 0)
        if not pulls:
            return math.inf
        total = sum(self._pulls.values())
        return self._rewards[arm] / pulls + math.sqrt(2 * math.log(total) / pulls)


def _only(population: Population, designer: str) -> Population:
    """The same population with one designer to ask."""
    return replace(population, designers=[designer])
