"""The search loop: brief, proposal, evaluation, and from what came of it the next brief. A generator of Steps.

It stores nothing, reports nothing and reads no clock: the caller does, between two steps. Whatever is decided is
decided from the seed, the step's number and the steps before it, so a search that is resumed after any stored step
goes on as it would have. Of the system in the literature nearest to it (AlphaEvolve, Novikov et al. 2025; FunSearch,
Romera-Paredes et al. 2024) it keeps the loop and leaves the strategy open.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from algorist.engine.design.disclosure import shown_candidate, shown_evaluation, shown_problem
from algorist.engine.design.measure import Measure, is_solved, measure_for
from algorist.engine.design.population import Population, Start, is_conclusive
from algorist.engine.design.roles import Cancelled, Clock, Designer, Judge, Plan, Strategy, never
from algorist.engine.design.spending import Spending
from algorist.engine.design.strategies import make_strategy
from algorist.engine.evaluation import GeneratorFault, canonical_source
from algorist.engine.sandbox import AllowanceUsed
from algorist.engine.sandbox import Cancelled as RunCancelled
from algorist.engine.terms.design import (
    Brief,
    Budget,
    Candidate,
    Nothing,
    Proposal,
    Step,
    StepKind,
    Stop,
    Tier,
    Trouble,
    Usage,
)
from algorist.engine.terms.problem import Problem

PATIENCE = 25
# When the judge can say nothing so many times in a row, the problem or the machine is broken, and tokens are saved.
INCONCLUSIVE_IN_A_ROW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """What a caller may hand in besides the budget.

    `clock` gives seconds and is needed for a limit of wall time; `cancelled` is asked between and during steps.
    `patience` is how many candidates may bring nothing better before the search is on a plateau (None: any number).
    `start` makes fresh proposals begin from parents; `measure` and `solved` replace the problem's own.
    `note` is what the person wrote to the designers, and goes into every brief.
    """

    clock: Clock | None = None
    cancelled: Cancelled = never
    patience: int | None = PATIENCE
    start: Start = field(default_factory=Start)
    measure: Measure | None = None
    solved: Callable[[Candidate], bool] | None = None
    note: str = ""


def search(  # noqa: PLR0913 - all but the first four go by keyword
    problem: Problem,
    designers: Sequence[Designer],
    judge: Judge,
    budget: Budget,
    *,
    seed: int = 0,
    strategy: str | Strategy = "bandit",
    resume: Sequence[Step] = (),
    controls: Controls | None = None,
) -> Iterator[Step]:
    """Design programs for a problem, one Step at a time; the last one has `stop` set.

    `strategy` is a name of `strategies.STRATEGIES` or a fresh strategy. `resume` holds the steps of the same search
    that are stored already; only new ones are yielded.

    Raises:
        ValueError: two designers have one name, the strategy is not known, or wall time is limited without a clock.

    """
    controls = controls or Controls()
    names = [designer.name for designer in designers]
    if len(set(names)) < len(names):
        raise ValueError(f"designers need names of their own: {', '.join(sorted(names))}")
    if budget.wall_seconds is not None and controls.clock is None:
        raise ValueError("a limit of wall time needs a clock")
    chosen = make_strategy(strategy) if isinstance(strategy, str) else strategy
    return _Search(problem, tuple(designers), judge, chosen, seed, budget, controls).steps(tuple(resume))


class _Search:
    """The state of one search between two steps."""

    def __init__(  # noqa: PLR0913 - made in one place
        self,
        problem: Problem,
        designers: tuple[Designer, ...],
        judge: Judge,
        strategy: Strategy,
        seed: int,
        budget: Budget,
        controls: Controls,
    ) -> None:
        self.problem = problem
        self.shown = shown_problem(problem)
        self.designers = {designer.name: designer for designer in designers}
        self.judge = judge
        self.strategy = strategy
        self.seed = seed
        self.controls = controls
        self.spending = Spending(budget=budget)
        self.population = Population(
            measure=controls.measure or measure_for(problem),
            designers=[designer.name for designer in designers],
            start=controls.start,
        )
        self.number = 0
        self.stored: set[str] = set()
        self.began = controls.clock() if controls.clock else 0.0

    def steps(self, resume: tuple[Step, ...]) -> Iterator[Step]:
        """All steps after the stored ones."""
        try:
            self.problem = self.judge.complete(self.problem)
        except GeneratorFault as fault:
            yield replace(
                self._closing(Stop.EXHAUSTED), trouble=Trouble(code="broken_problem", message=str(fault), designer="")
            )
            return
        self.shown = shown_problem(self.problem)
        for step in resume:
            self._take(step, self._key(step.candidate.proposal.source) if step.candidate else "")
        self.stored = set(self.population.keys)
        stop = self._stop_before(resume)
        if stop is not None:
            if not (resume and resume[-1].stop):
                yield self._closing(stop)
            return
        while True:
            step, key = self._turn()
            self._take(step, key)
            yield step
            if step.stop is not None:
                return

    def _stop_before(self, resume: tuple[Step, ...]) -> Stop | None:
        last = next((step.candidate for step in reversed(resume) if step.candidate), None)
        return self._stop_after(last)

    def _take(self, step: Step, key: str) -> None:
        self.number = step.number
        self.spending.add(step)
        self.population.add(step, key)
        self.strategy.observe(step, self.population)

    def _turn(self) -> tuple[Step, str]:
        exhausted: list[str] = []
        attempt = 0
        while True:
            ended = self._ended_within()
            if ended is not None:
                return self._closing(ended, exhausted), ""
            rng = Random(f"{self.seed}/{self.number + 1}/{attempt}")  # noqa: S311 - repeatable on purpose
            attempt += 1
            plan = self.strategy.plan(self.population, rng) if self.population.designers else None
            if plan is None:
                return self._closing(Stop.EXHAUSTED, exhausted), ""
            try:
                plan, answer = self._ask(plan, rng)
            except RunCancelled:  # an offline designer runs programs too
                return self._closing(Stop.CANCELLED, exhausted), ""
            if answer is None:
                exhausted.append(plan.designer)
                self.population.drop(plan.designer)
            elif isinstance(answer, Trouble):
                return self._troubled(plan, answer, exhausted), ""
            elif not self._repeats_itself(answer):
                return self._judged(plan, answer, exhausted)

    def _ended_within(self) -> Stop | None:
        """Why a turn ends that has brought nothing yet; designers that found nothing may have used up the budget."""
        if self.controls.cancelled():
            return Stop.CANCELLED
        return Stop.BUDGET if self.spending.exceeded() else None

    def _ask(self, plan: Plan, rng: Random) -> tuple[Plan, Proposal | Trouble | None]:
        """The designer's answer; one that cannot repair or evolve is asked for a fresh program instead."""
        answer = self._answer(plan, rng)
        if answer is None and plan.kind in {StepKind.REPAIR, StepKind.EVOLVE}:
            start = self.population.start
            plan = replace(plan, kind=start.kind, parents=start.parents, inspirations=(), repair=None)
            answer = self._answer(plan, rng)
        return plan, answer

    def _answer(self, plan: Plan, rng: Random) -> Proposal | Trouble | None:
        """What a designer says; where it found nothing, what that cost waits for the step that ends the turn."""
        answer = self.designers[plan.designer].propose(self._brief(plan, rng.getrandbits(63)))
        if isinstance(answer, Nothing):
            self.spending.pending += answer.usage
            return None
        return answer

    def _brief(self, plan: Plan, seed: int) -> Brief:
        return Brief(
            problem=self.shown,
            kind=plan.kind,
            aim=self.population.start.aim,
            parents=tuple(shown_candidate(parent) for parent in plan.parents),
            inspirations=tuple(shown_candidate(other) for other in plan.inspirations),
            feedback=shown_evaluation(plan.repair.evaluation) if plan.repair else None,
            note=self.controls.note,
            differences=self.population.start.differences if plan.kind is StepKind.COMBINE else "",
            seed=seed,
            left=self.spending.left(),
            first=not self.population.has_answered(plan.designer),
        )

    def _repeats_itself(self, proposal: Proposal) -> bool:
        """Whether a designer that computes has begun again after a resume; each stored program is passed over once."""
        key = self._key(proposal.source)
        if proposal.tier is Tier.MODEL or key not in self.stored:
            return False
        self.stored.remove(key)
        return True

    def _judged(self, plan: Plan, proposal: Proposal, exhausted: list[str]) -> tuple[Step, str]:
        key = self._key(proposal.source)
        known = self.population.known(key)
        allowed = self._allowance(proposal)
        try:
            evaluation = (
                known.evaluation if known else self.judge.evaluate(self.problem, proposal.source, cpu_seconds=allowed)
            )
        except AllowanceUsed:
            return self._unjudged(plan, proposal, exhausted), ""
        except RunCancelled:
            return self._closing(Stop.CANCELLED, exhausted, proposal.usage), ""
        candidate = Candidate(
            number=self.population.finished + 1,
            proposal=proposal,
            evaluation=replace(evaluation, cached=True) if known else evaluation,
            parents=tuple(parent.number for parent in plan.parents),
        )
        ran = not (known or evaluation.cached)
        judging = Usage(cpu_seconds=evaluation.cpu_seconds + evaluation.judging_seconds if ran else 0.0)
        better = self.population.is_better(candidate)
        best = candidate.number if better or not self.population.best else self.population.best.number
        step = Step(
            number=self.number + 1,
            kind=plan.kind,
            strategy=plan.strategy,
            designer=plan.designer,
            exhausted=tuple(exhausted),
            candidate=candidate,
            best=best,
            duplicate_of=known.number if known else None,
            usage=self.spending.pending + proposal.usage + judging,
        )
        return replace(step, stop=self._stop_with(step, candidate, better=better)), key

    def _allowance(self, proposal: Proposal) -> float | None:
        """CPU seconds that judging a program may take, beside what its designer used."""
        allowed = self.spending.cpu_allowance()
        return None if allowed is None else max(0.0, allowed - proposal.usage.cpu_seconds)

    def _unjudged(self, plan: Plan, proposal: Proposal, exhausted: list[str]) -> Step:
        """The last step, where the CPU seconds ended while a program was being judged: nothing is known of it."""
        spent = proposal.usage + Usage(cpu_seconds=self._allowance(proposal) or 0.0)
        step = self._closing(Stop.BUDGET, exhausted, spent)
        words = (
            f"the limit of {self.spending.budget.cpu_seconds:g} CPU seconds was reached while {proposal.name} "
            "was being judged: it takes more of them"
        )
        trouble = Trouble(
            code=Stop.BUDGET.value, message=words, designer="", prompt=proposal.prompt, reply=proposal.reply
        )
        return replace(step, trouble=trouble, designer=plan.designer)

    def _troubled(self, plan: Plan, trouble: Trouble, exhausted: list[str]) -> Step:
        step = Step(
            number=self.number + 1,
            kind=plan.kind,
            strategy=plan.strategy,
            designer=plan.designer,
            exhausted=tuple(exhausted),
            trouble=trouble,
            best=self.population.best.number if self.population.best else None,
            usage=self.spending.pending + trouble.usage,
        )
        last = self.population.designers == [plan.designer] and self.population.is_given_up(plan.designer, trouble.code)
        stop = self._stop_with(step, None, better=False)
        return replace(step, stop=stop or (Stop.EXHAUSTED if last else None))

    def _stop_with(self, step: Step, candidate: Candidate | None, *, better: bool) -> Stop | None:
        """Why the search ends with this step, which is not counted yet."""
        after = replace(self.spending)
        after.add(step)
        waited = 0 if better else self.population.since_best + (candidate is not None)
        stop = self._reason(after, candidate, waited)
        if stop is None and candidate is not None and not is_conclusive(candidate.evaluation):
            return Stop.EXHAUSTED if self.population.inconclusive + 1 >= INCONCLUSIVE_IN_A_ROW else None
        return stop

    def _stop_after(self, candidate: Candidate | None) -> Stop | None:
        return self._reason(self.spending, candidate, self.population.since_best)

    def _reason(self, spending: Spending, candidate: Candidate | None, waited: int) -> Stop | None:
        if candidate is not None and self._is_solved(candidate):
            return Stop.SOLVED
        if self.controls.cancelled():
            return Stop.CANCELLED
        if self.controls.clock is not None:
            spending.wall_seconds = self.controls.clock() - self.began
        if spending.exceeded():
            return Stop.BUDGET
        patience = self.controls.patience
        return Stop.PLATEAU if patience is not None and waited >= patience else None

    def _is_solved(self, candidate: Candidate) -> bool:
        if self.controls.solved is not None:
            return self.controls.solved(candidate)
        return is_solved(self.problem, candidate.evaluation)

    def _closing(self, stop: Stop, exhausted: Sequence[str] = (), usage: Usage | None = None) -> Step:
        """A last step in which nothing was proposed: it says why."""
        words = {
            Stop.CANCELLED: "the search was cancelled",
            Stop.EXHAUSTED: "no designer has anything more to propose",
            Stop.BUDGET: self.spending.exceeded() or "the budget is used up",
            Stop.PLATEAU: "nothing better came for too long",
            Stop.SOLVED: "the problem is solved already",
        }
        return Step(
            number=self.number + 1,
            kind=self.population.start.kind,
            strategy=self.strategy.name,
            exhausted=tuple(exhausted),
            trouble=Trouble(code=stop.value, message=words[stop], designer=""),
            best=self.population.best.number if self.population.best else None,
            usage=self.spending.pending + (usage or Usage()),
            stop=stop,
        )

    def _key(self, source: str) -> str:
        """The program's canonical form; the problem is the same throughout, so it need not be part of the key."""
        return canonical_source(source)
