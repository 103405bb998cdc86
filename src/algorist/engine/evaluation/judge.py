"""The judge: a program against a problem, with what is already known looked up before anything runs."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from algorist.engine.evaluation.cache import EvaluationCache, MemoryCache
from algorist.engine.evaluation.canonical import canonical_key, problem_key
from algorist.engine.evaluation.evaluator import EvaluatorFault
from algorist.engine.evaluation.functions import judge_cases
from algorist.engine.evaluation.generating import GeneratorFault, complete_problem
from algorist.engine.evaluation.optimisation import Scored, mean_score, score_split
from algorist.engine.sandbox import AllowanceUsed, Sandbox
from algorist.engine.terms.outcome import CaseResult, Evaluation
from algorist.engine.terms.problem import Baseline, Direction, Kind, Problem, Split
from algorist.engine.terms.verdicts import Verdict

OPEN_SPLITS = (Split.EXAMPLE, Split.SELECTION)
ALL_SPLITS = (Split.EXAMPLE, Split.SELECTION, Split.SEALED)
_PASSING = {Verdict.STARVED, Verdict.INTERNAL_ERROR}
_MOST_COMPLETED = 64
# Of an evaluation whose CPU seconds did not suffice for the baselines beside it.
_ALONE = "without_baselines"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineScore:
    """A baseline on the same instances, limits and seed; a baseline that is only a number has no evaluation."""

    name: str
    score: float | None
    sealed_score: float | None = None
    evaluation: Evaluation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftScore:
    """A program and the baselines on instances unlike those it was chosen on; None where an instance has no score."""

    name: str
    score: float | None
    baselines: tuple[tuple[str, float | None], ...] = ()


class Judge:
    """Judges programs in a sandbox. `seed` moves all instances of optimisation problems at once.

    The same source, problem and seed give the same verdict. A program whose canonical form has been judged under the
    same problem, splits, seed and tier is not run again: its evaluation is marked `cached`. Safe to share between
    threads as far as the sandbox and the cache are.
    """

    def __init__(self, sandbox: Sandbox, cache: EvaluationCache | None = None, *, seed: int = 0) -> None:
        self._sandbox = sandbox
        self._cache: EvaluationCache = MemoryCache() if cache is None else cache
        self._seed = seed
        self._completed: dict[str, Problem] = {}
        self._lock = threading.Lock()

    @property
    def sandbox(self) -> Sandbox:
        """Where programs are run."""
        return self._sandbox

    @property
    def seed(self) -> int:
        """What is added to the seed of every instance."""
        return self._seed

    def evaluate(
        self,
        problem: Problem,
        source: str,
        splits: Sequence[Split] = OPEN_SPLITS,
        *,
        cpu_seconds: float | None = None,
    ) -> Evaluation:
        """Judge a program on the given splits, all of it within so many CPU seconds (None: as many as it takes).

        Raises:
            AllowanceUsed: the CPU seconds did not suffice; nothing is known of the program then.
            Cancelled: the sandbox was cancelled.

        """
        with self._sandbox.allowance(cpu_seconds):
            return self._evaluate(problem, source, splits, with_baselines=True)

    def open_sealed(self, problem: Problem, source: str) -> Evaluation:
        """Judge a program on all splits, the sealed one too; its cases stay unseen, only how they ended is told."""
        return self.evaluate(problem, source, ALL_SPLITS)

    def complete(self, problem: Problem) -> Problem:
        """The problem with its generated cases made.

        Raises:
            GeneratorFault: the problem's generator or reference fails.

        """
        key = problem_key(problem)
        with self._lock:
            known = self._completed.get(key)
        if known is not None:
            return replace(problem, cases=known.cases, generated=())
        made = complete_problem(self._sandbox, problem)
        with self._lock:
            if len(self._completed) >= _MOST_COMPLETED:
                self._completed.clear()
            self._completed[key] = made
        return made

    def baselines(self, problem: Problem, splits: Sequence[Split] = OPEN_SPLITS) -> tuple[BaselineScore, ...]:
        """The problem's baselines on the instances that a program is judged on."""
        if problem.evaluator is None:
            return ()
        return tuple(self.baseline(problem, baseline, splits) for baseline in problem.evaluator.baselines)

    def shift_test(self, problem: Problem, source: str) -> tuple[ShiftScore, ...]:
        """Scores on the evaluator's `shift` instances, one for each group; empty where the evaluator has none.

        Raises:
            EvaluatorFault: the evaluator fails.

        """
        if problem.evaluator is None:
            return ()
        programs = [("", source), *((b.name, b.source) for b in problem.evaluator.baselines if b.source)]
        scored = [(name, score_split(self._sandbox, problem, text, "shift", self._seed)) for name, text in programs]
        groups = list(dict.fromkeys(s.group for _, rows in scored for s in rows))
        return tuple(_shift_score(group, scored) for group in groups)

    def baseline(self, problem: Problem, baseline: Baseline, splits: Sequence[Split] = OPEN_SPLITS) -> BaselineScore:
        """One of the problem's baselines on these instances."""
        if not baseline.source:
            return BaselineScore(name=baseline.name, score=baseline.score)
        found = self._evaluate(problem, baseline.source, splits, with_baselines=False)
        return BaselineScore(name=baseline.name, score=found.score, sealed_score=found.sealed_score, evaluation=found)

    def _evaluate(self, problem: Problem, source: str, splits: Sequence[Split], *, with_baselines: bool) -> Evaluation:
        canonical = canonical_key(problem, source)
        wanted = [split for split in ALL_SPLITS if split in splits]
        key = self._key(canonical, wanted, with_baselines=with_baselines)
        known = self._cache.get(key)
        if known is not None:
            return replace(known, cached=True)
        began = self._sandbox.cpu_clock()
        opened = self._opened(problem, source, wanted, with_baselines=with_baselines)
        if opened is not None:
            found = opened
        elif problem.kind is Kind.FUNCTION:
            found = self._judge_function(problem, source, wanted)
        else:
            found = self._score_program(problem, source, wanted, with_baselines=with_baselines)
        besides = max(0.0, self._sandbox.cpu_clock() - began - found.cpu_seconds)
        found = replace(found, canonical=canonical, tier=self._sandbox.tier, judging_seconds=round(besides, 3))
        passing = any(result.verdict in _PASSING for result in found.results) or found.verdict in _PASSING
        if not passing and _ALONE not in found.details:
            self._cache.put(key, found)
        return found

    def _opened(self, problem: Problem, source: str, splits: list[Split], *, with_baselines: bool) -> Evaluation | None:
        """All splits of a program that was accepted on the open ones before: only the sealed one is run."""
        if splits != list(ALL_SPLITS):
            return None
        key = self._key(canonical_key(problem, source), list(OPEN_SPLITS), with_baselines=with_baselines)
        known = self._cache.get(key)
        if known is None or not known.accepted:
            return None
        sealed = self._evaluate(problem, source, (Split.SEALED,), with_baselines=with_baselines)
        if not sealed.results:
            return None
        return replace(_summed([*known.results, *sealed.results]), score=known.score, sealed_score=sealed.sealed_score)

    def _key(self, canonical: str, splits: list[Split], *, with_baselines: bool) -> str:
        parts = [canonical, "+".join(splits), f"{self._seed}", self._sandbox.tier, f"{with_baselines:d}"]
        return ":".join(parts)

    def _judge_function(self, problem: Problem, source: str, splits: Sequence[Split]) -> Evaluation:
        try:
            whole = self.complete(problem)
        except GeneratorFault as fault:
            return _internal_error(str(fault))
        cases = whole.cases_of(*splits)
        results = judge_cases(self._sandbox, whole, source, cases)
        return _summed(results, not_run=len(cases) - len(results))

    def _score_program(
        self, problem: Problem, source: str, splits: Sequence[Split], *, with_baselines: bool
    ) -> Evaluation:
        scored: dict[Split, list[Scored]] = {}
        for split in splits:
            try:
                scored[split] = score_split(self._sandbox, problem, source, split.value, self._seed)
            except EvaluatorFault as fault:
                return _internal_error(str(fault))
            if any(s.result.verdict is Verdict.LOAD_ERROR for s in scored[split]):
                break
        results = [s.result for rows in scored.values() for s in rows]
        details: dict[str, Any] = {}
        if with_baselines and all(result.score is not None for result in results):
            try:
                results = self._beside_baselines(problem, splits, results)
            except AllowanceUsed:  # the program is judged; what stood beside it is not worth losing that
                details = {_ALONE: True}
        return replace(
            _summed(results),
            details=details,
            score=mean_score(scored.get(Split.SELECTION, [])),
            sealed_score=mean_score(scored.get(Split.SEALED, [])),
        )

    def _beside_baselines(
        self, problem: Problem, splits: Sequence[Split], results: list[CaseResult]
    ) -> list[CaseResult]:
        """Each result with the best baseline's score on the same instance; a program that failed has none beside it."""
        assert problem.evaluator is not None
        best = max if problem.evaluator.direction is Direction.MAXIMISE else min
        per_name: dict[str, list[float]] = {}
        for baseline in self.baselines(problem, splits):
            for result in baseline.evaluation.results if baseline.evaluation else ():
                if result.score is not None:
                    per_name.setdefault(result.name, []).append(result.score)
        return [replace(r, baseline_score=best(per_name[r.name])) if r.name in per_name else r for r in results]


def _shift_score(group: str, scored: list[tuple[str, list[Scored]]]) -> ShiftScore:
    means = [(name, mean_score([s for s in rows if s.group == group])) for name, rows in scored]
    return ShiftScore(name=group, score=means[0][1], baselines=tuple(means[1:]))


def _summed(results: list[CaseResult], *, not_run: int = 0) -> Evaluation:
    failing = next((r.verdict for r in results if r.verdict is not Verdict.ACCEPTED), Verdict.ACCEPTED)
    if not results:
        return _internal_error("the problem has no case of these splits")
    return Evaluation(
        verdict=failing,
        results=tuple(results),
        passed=sum(r.verdict is Verdict.ACCEPTED for r in results),
        total=len(results),
        cpu_seconds=sum(r.cpu_seconds for r in results),
        memory_bytes=max(r.memory_bytes for r in results),
        details={"not_run": not_run} if not_run else {},
    )


def _internal_error(words: str) -> Evaluation:
    return Evaluation(verdict=Verdict.INTERNAL_ERROR, details={"reason": words})
