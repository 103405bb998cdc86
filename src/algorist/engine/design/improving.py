"""A search that starts from a version and has an aim: faster, less memory, simpler, better, or fixed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from algorist.engine.design.combining import number_parents
from algorist.engine.design.measure import Measure, Quality, measure_for
from algorist.engine.design.population import Start
from algorist.engine.design.roles import SEARCHED, Designer, Strategy
from algorist.engine.design.search import Controls, search
from algorist.engine.design.timing import Inputs, measure_cost, timing_inputs
from algorist.engine.design.weighing import simplicity
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Aim, Budget, Candidate, Step, StepKind
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Problem, Split

COST = "timed_cost"
SIZES = "timed_sizes"


def improve(  # noqa: PLR0913 - all but the first six go by keyword
    problem: Problem,
    version: Candidate,
    aim: Aim,
    designers: Sequence[Designer],
    judge: Judge,
    budget: Budget,
    *,
    seed: int = 0,
    strategy: str | Strategy = "repair",
    resume: Sequence[Step] = (),
    controls: Controls | None = None,
) -> Iterator[Step]:
    """Search from a version, whose number in the steps is 0. `weigh_improvement` says whether the best is a gain.

    FIX ends with the first program that is right; every other aim goes on to its budget or a plateau. The measure of
    FASTER and LESS_MEMORY is the cost on large generated inputs, which is kept in the evaluation's details.
    """
    (parent,) = number_parents([version])
    start = Start(kind=StepKind.IMPROVE, aim=aim, parents=(parent,))
    controls = replace(controls or Controls(), start=start, measure=_measure_of(problem, aim, parent))
    if aim is not Aim.FIX:
        controls = replace(controls, solved=_never_solved)
    watching = _CostJudge(judge, problem, parent, aim, resume) if aim in {Aim.FASTER, Aim.LESS_MEMORY} else judge
    return search(problem, designers, watching, budget, seed=seed, strategy=strategy, resume=resume, controls=controls)


def _never_solved(_candidate: Candidate) -> bool:
    return False


def _measure_of(problem: Problem, aim: Aim, parent: Candidate) -> Measure:
    """Being as good as the version comes first, and more of it counts for nothing; then the aim decides."""
    plain = measure_for(problem)
    if aim in {Aim.FIX, Aim.BETTER}:
        return plain
    enough = plain(parent)

    def measure(candidate: Candidate) -> Quality:
        if aim is Aim.SIMPLER:
            cost = float(simplicity(candidate.proposal.source))
        else:
            cost = float(candidate.evaluation.details.get(COST, float("inf")))
        return (*min(plain(candidate), enough), -cost)

    return measure


class _CostJudge:
    """A judge that also measures what a right program costs on large inputs."""

    def __init__(self, judge: Judge, problem: Problem, parent: Candidate, aim: Aim, resume: Sequence[Step]) -> None:
        self._judge = judge
        self._problem = problem
        self._parent = parent
        self._aim = aim
        known = (s.candidate.evaluation.details.get(SIZES) for s in resume if s.candidate)
        self._sizes = tuple(next((sizes for sizes in known if sizes), ()))
        self._inputs: Inputs | None = None

    def complete(self, problem: Problem) -> Problem:
        return self._judge.complete(problem)

    def evaluate(
        self,
        problem: Problem,
        source: str,
        splits: Sequence[Split] = SEARCHED,
        *,
        cpu_seconds: float | None = None,
    ) -> Evaluation:
        sandbox = self._judge.sandbox
        with sandbox.allowance(cpu_seconds):
            found = self._judge.evaluate(problem, source, splits)
            if not found.accepted:
                return found
            began = sandbox.cpu_clock()
            timed = self._timed(source, found)
        return replace(timed, judging_seconds=found.judging_seconds + sandbox.cpu_clock() - began)

    def _timed(self, source: str, found: Evaluation) -> Evaluation:
        if self._inputs is None:
            self._inputs = timing_inputs(self._problem, self._parent.proposal.source, self._judge, self._sizes)
        if not self._inputs.calls:
            own = found.cpu_seconds if self._aim is Aim.FASTER else float(found.memory_bytes)
            return replace(found, details=found.details | {COST: own})
        cost = measure_cost(self._problem, source, self._inputs, self._judge)
        if cost is None:
            return found
        figures = cost.seconds if self._aim is Aim.FASTER else cost.memory
        details = {COST: sum(figures), SIZES: list(self._inputs.sizes)}
        return replace(found, details=found.details | details)
