"""Scoring an optimisation problem: every instance of a split, the program and the evaluator in two children."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from algorist.engine.evaluation.evaluator import (
    EvaluatorFault,
    InvalidAnswer,
    LiveEvaluator,
    exact_score,
    live_evaluator,
)
from algorist.engine.evaluation.functions import MOST_ATTEMPTS, seal, unfit
from algorist.engine.evaluation.literals import short_literal
from algorist.engine.sandbox import Ask, Program, Refusal, Sandbox, Session
from algorist.engine.terms.outcome import CaseResult, Fault, Outcome
from algorist.engine.terms.problem import Call, Entry, Problem, Split
from algorist.engine.terms.types import Type
from algorist.engine.terms.values import EncodingError
from algorist.engine.terms.verdicts import Verdict

# Each split's instances come from a seed of its own; the judge's seed is added.
SPLIT_SEEDS = {"example": 1_000_003, "selection": 2_000_003, "sealed": 3_000_017, "shift": 4_000_037}
_MOST_EXHAUSTED = 2
_MOST_PRINTED = 2000
_LEAST_SECONDS = 0.001
_EXHAUSTING = {Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One instance judged; `exact` is the score before it was rounded, `group` the shift it belongs to."""

    result: CaseResult
    exact: Fraction | None = None
    group: str = ""


@dataclass(slots=True)
class _Attempt:
    """What is known of one try at one instance while it runs."""

    verdict: Verdict = Verdict.ACCEPTED
    words: str = ""
    got: str = ""
    exact: Fraction | None = None
    fault: Fault | None = None
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    memory_bytes: int = 0
    printed: str = ""

    def note(self, outcome: Outcome) -> None:
        """Add what one call used and said."""
        self.fault = outcome.fault
        self.cpu_seconds += outcome.cpu_seconds
        self.wall_seconds += outcome.wall_seconds
        self.memory_bytes = max(self.memory_bytes, outcome.memory_bytes)
        self.printed = (self.printed + outcome.stdout)[:_MOST_PRINTED]

    def fail(self, verdict: Verdict, words: str) -> None:
        """Note why the instance has no score; the first reason stays."""
        if self.verdict is Verdict.ACCEPTED:
            self.verdict, self.words = verdict, words


def score_split(sandbox: Sandbox, problem: Problem, source: str, split: str, seed: int) -> list[Scored]:
    """The instances of a split, judged in order.

    After a program that cannot be loaded, or two instances that used up a limit, the rest are not run.

    Raises:
        EvaluatorFault: the evaluator gives no instances.

    """
    assert problem.evaluator is not None
    program = Program(source, problem.entry.name, is_class=problem.entry.is_class)
    scored: list[Scored] = []
    with ExitStack() as stack:
        evaluator = stack.enter_context(live_evaluator(sandbox, problem.evaluator))
        groups = evaluator.open(split, SPLIT_SEEDS[split] + seed)
        for number, group in enumerate(groups):
            table = _Instance(sandbox, problem, program, evaluator, number)
            scored.append(Scored(**_told(table, split, group)))
            if _is_hopeless(scored):
                break
            if table.broken:  # a session that failed is not asked again
                evaluator = stack.enter_context(live_evaluator(sandbox, problem.evaluator))
                evaluator.open(split, SPLIT_SEEDS[split] + seed)
    return scored


def _is_hopeless(scored: list[Scored]) -> bool:
    verdicts = [s.result.verdict for s in scored]
    return verdicts[-1] is Verdict.LOAD_ERROR or sum(v in _EXHAUSTING for v in verdicts) >= _MOST_EXHAUSTED


@dataclass(slots=True)
class _Instance:
    """One instance, to be tried until the machine lets the program run."""

    sandbox: Sandbox
    problem: Problem
    program: Program
    evaluator: LiveEvaluator
    number: int
    broken: bool = False

    def attempt(self) -> _Attempt:
        """Run the program on the instance and score its answer."""
        attempt = _Attempt()
        for _ in range(MOST_ATTEMPTS):
            attempt = _Attempt()
            try:
                self._run(attempt)
            except EvaluatorFault as fault:
                self.broken = True
                attempt.fail(Verdict.INTERNAL_ERROR, str(fault))
            if attempt.verdict is not Verdict.STARVED or self.broken:
                break
        return attempt

    def _run(self, attempt: _Attempt) -> None:
        try:
            with self.sandbox.session(self.program, self.problem.limits) as session:
                raw = self._play(session, attempt) if self.evaluator.plays else self._call(session, attempt)
        except InvalidAnswer as why:
            attempt.fail(Verdict.INVALID_SOLUTION, str(why))
            return
        if attempt.verdict is Verdict.ACCEPTED:
            self._take_score(attempt, raw)

    def _call(self, session: Session, attempt: _Attempt) -> Any:
        """The default: one call with the instance's arguments, whose answer is scored."""
        params = self.problem.entry.params
        names = [p.name for p in params if p.type.name != "Callable"]
        plain = iter(self.evaluator.arguments(self.number, names))
        args = tuple(Ask() if p.type.name == "Callable" else next(plain) for p in params)
        outcome = session.call(Call(self.problem.entry.name, args), self._question)
        if not self._note(attempt, outcome, self.problem.entry.returns):
            return None
        attempt.got = short_literal(outcome.values[0])
        return self.evaluator.score(self.number, outcome.values[0])

    def _question(self, args: tuple[Any, ...]) -> Any:
        try:
            return self.evaluator.answer_question(args)
        except InvalidAnswer as why:
            raise Refusal(str(why)) from why

    def _play(self, session: Session, attempt: _Attempt) -> Any:
        """The evaluator calls the program; where the program fails, the evaluator's own end says nothing."""
        entry, limits = self.problem.entry, self.problem.limits

        def candidate(args: tuple[Any, ...]) -> Any:
            if attempt.verdict is not Verdict.ACCEPTED:
                raise Refusal("the program has failed")
            left = max(limits.cpu_seconds - attempt.cpu_seconds, _LEAST_SECONDS)
            try:
                outcome = session.call(_call_of(entry, args), None, replace(limits, cpu_seconds=left))
            except EncodingError as error:
                raise EvaluatorFault(f"the evaluator asks with a value that is {error}") from error
            if not self._note(attempt, outcome, _returns_of(entry, str(args[0]))):
                raise Refusal("the program has failed")
            return outcome.values[0] if outcome.values else None

        try:
            attempt.got, raw = self.evaluator.play(self.number, candidate)
        except EvaluatorFault:
            if attempt.verdict is Verdict.ACCEPTED:
                raise
            self.broken = True
            return None
        finally:
            attempt.memory_bytes = max(attempt.memory_bytes, session.peak_bytes())
        return raw

    def _note(self, attempt: _Attempt, outcome: Outcome, returns: Type) -> bool:
        """Keep an outcome; whether it gave a value of the right type."""
        attempt.note(outcome)
        if outcome.verdict is not None:
            attempt.fail(outcome.verdict, outcome.detail)
            return False
        wrong = unfit(outcome.values[0] if outcome.values else None, returns)
        if wrong is not None:
            attempt.got = short_literal(outcome.values[0] if outcome.values else None)
            attempt.fail(Verdict.INVALID_SOLUTION, wrong)
        return wrong is None

    def _take_score(self, attempt: _Attempt, raw: Any) -> None:
        try:
            attempt.exact = exact_score(raw)
        except ValueError as error:
            attempt.fail(Verdict.INTERNAL_ERROR, f"{error}; the evaluator must refuse such an answer with Invalid")


def _call_of(entry: Entry, args: tuple[Any, ...]) -> Call:
    """The call that `candidate(...)`, `candidate.new(...)` or `candidate.method(...)` asks for."""
    name, *rest = args
    if not entry.is_class or name == "new":
        return Call(entry.name, tuple(rest))
    return Call(str(name), tuple(rest))


def _returns_of(entry: Entry, name: str) -> Type:
    return next((m.returns for m in entry.methods if m.name == name), entry.returns)


def _told(instance: _Instance, split: str, group: str) -> dict[str, Any]:
    attempt = instance.attempt()
    try:
        shown = "" if instance.broken else instance.evaluator.describe(instance.number)
    except EvaluatorFault:
        shown = ""
    shift = split not in list(Split)
    result = CaseResult(
        name=f"{split} {instance.number + 1}" + (f" ({group})" if group else ""),
        split=Split.SELECTION if shift else Split(split),
        verdict=attempt.verdict,
        args=shown,
        got=attempt.got,
        difference=attempt.words,
        fault=attempt.fault,
        score=None if attempt.exact is None else float(attempt.exact),
        cpu_seconds=attempt.cpu_seconds,
        wall_seconds=attempt.wall_seconds,
        memory_bytes=attempt.memory_bytes,
        stdout=attempt.printed,
    )
    return {"result": seal(result) if result.split is Split.SEALED else result, "exact": attempt.exact, "group": group}


def mean_score(scored: list[Scored]) -> float | None:
    """The exact mean of the scores, rounded once; None when there are none or any instance has none."""
    exact = [s.exact for s in scored if s.exact is not None]
    if not exact or len(exact) != len(scored):
        return None
    return float(sum(exact, Fraction(0)) / len(exact))
