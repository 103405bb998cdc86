"""The end of a search: its rivals are run, what they cost is counted, and the card holds them beside the result."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from algorist.algorithms.tasks.designers import open_offline, open_samplers
from algorist.algorithms.tasks.stepping import note_of
from algorist.engine.design.finishing import finish
from algorist.engine.design.measuring import measuring_seconds
from algorist.engine.design.rivals import RivalTerms, Weigh, run_rivals
from algorist.engine.design.roles import Designer
from algorist.engine.design.search import Controls
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Budget, Step
from algorist.engine.terms.problem import Problem
from algorist.queue.tasks import TaskContext

_ASK = '; ask for it with "independent samples"'


class StartSearch(Protocol):
    """Begins the job's kind of search with other designers."""

    def __call__(
        self, designers: Sequence[Designer], budget: Budget, *, strategy: str, seed: int, controls: Controls
    ) -> Iterator[Step]:
        """All steps of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A search that has ended: its steps, and how to begin the same again.

    `weigh` holds the result against a rival's where the cases that both pass do not say which is better.
    """

    problem: Problem
    steps: list[Step]
    budget: Budget
    start: StartSearch
    strategy: str
    weigh: Weigh | None = None


async def make_card(context: TaskContext, ended: Ended, judge: Judge) -> dict[str, Any]:
    """The card of a search, with its rivals under the same budget beside the result."""
    loop = asyncio.get_running_loop()
    models = await open_samplers(context)

    def again(designers: Sequence[Designer], budget: Budget, strategy: str, seed: int) -> Iterator[Step]:
        controls = Controls(clock=time.monotonic, cancelled=context.cancelled, note=note_of(context))
        for step in ended.start(designers, budget, strategy=strategy, seed=seed, controls=controls):
            # Samples cost money: what one cost is written down before the next is asked for.
            asyncio.run_coroutine_threadsafe(context.record_usage(step.usage), loop).result()
            yield step

    def offline(cpu_seconds: float) -> Sequence[Designer]:
        return open_offline(context, ended.problem, cpu_seconds)

    def compute() -> dict[str, Any]:
        terms = RivalTerms(
            again=again, offline=offline, models=models, ask=_ASK, strategy=ended.strategy, weigh=ended.weigh
        )
        rivals = run_rivals(ended.steps, ended.budget, terms, seed=context.input.get("seed", 0))
        card = finish(ended.problem, ended.steps, judge, rivals, cpu_seconds=measuring_seconds(ended.budget))
        made: dict[str, Any] = msgspec.to_builtins(card)
        return made

    return await asyncio.to_thread(compute)
