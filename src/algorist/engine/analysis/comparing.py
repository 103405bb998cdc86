"""Programs of one problem side by side: what was measured of each, and which is best in what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from algorist.engine.analysis.findings import Findings
from algorist.engine.terms.growth import Growth
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Problem, Split


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """One program with what is known of it; growth and findings may be missing."""

    name: str
    evaluation: Evaluation
    growth: Growth | None = None
    findings: Findings | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """One program's figures; None where a figure was not measured.

    `cpu_seconds` is the sum over the cases that every contender was accepted on, so that all are timed on the same.
    `gap` is how much better the selection score is than the sealed one, positive where the program did worse on what
    it was not chosen on.
    """

    name: str
    accepted: bool
    share_passed: float
    score: float | None
    sealed_score: float | None
    gap: float | None
    cpu_seconds: float | None
    memory_bytes: int | None
    exponent: float | None
    classes: tuple[str, ...]
    code_lines: int | None
    complexity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The rows in the order given, and for each figure the names of those that are best in it."""

    rows: tuple[ComparedRow, ...]
    best: dict[str, tuple[str, ...]]
    shared_cases: int


# Figures within this share of the best count as equally good: times on a shared machine repeat no better.
_TIME_TOLERANCE = 0.1


def compare(problem: Problem, contenders: Sequence[Contender]) -> Comparison:
    """Compare programs of one problem on what was measured of all of them."""
    direction = problem.evaluator.direction if problem.evaluator else Direction.MAXIMISE
    shared = _shared_cases(contenders)
    rows = tuple(_row(contender, shared, direction) for contender in contenders)
    sound = [row for row in rows if row.accepted]
    sign = -1 if direction is Direction.MAXIMISE else 1
    best = {
        "score": _best(sound, lambda row: None if row.score is None else sign * row.score, 0.0),
        "sealed_score": _best(sound, lambda row: None if row.sealed_score is None else sign * row.sealed_score, 0.0),
        "cpu_seconds": _best(sound, lambda row: row.cpu_seconds, _TIME_TOLERANCE),
        "memory_bytes": _best(sound, lambda row: row.memory_bytes, _TIME_TOLERANCE),
        "exponent": _best(sound, lambda row: row.exponent, _TIME_TOLERANCE),
        "complexity": _best(sound, lambda row: row.complexity, 0.0),
        "code_lines": _best(sound, lambda row: row.code_lines, 0.0),
    }
    return Comparison(rows=rows, best={key: names for key, names in best.items() if names}, shared_cases=len(shared))


def _shared_cases(contenders: Sequence[Contender]) -> set[str]:
    """The names of the cases that all contenders were accepted on."""
    passed = [{r.name for r in c.evaluation.results if r.verdict == "accepted"} for c in contenders]
    return set.intersection(*passed) if passed else set()


def _row(contender: Contender, shared: set[str], direction: Direction) -> ComparedRow:
    evaluation, growth, findings = contender.evaluation, contender.growth, contender.findings
    results = [r for r in evaluation.results if r.name in shared]
    return ComparedRow(
        name=contender.name,
        accepted=evaluation.accepted,
        share_passed=evaluation.passed / evaluation.total if evaluation.total else 0.0,
        score=evaluation.score,
        sealed_score=evaluation.sealed_score,
        gap=selection_gap(evaluation, direction),
        cpu_seconds=sum(r.cpu_seconds for r in results) if results else None,
        memory_bytes=max(r.memory_bytes for r in results) if results else None,
        exponent=growth.exponent if growth else None,
        classes=growth.classes if growth else (),
        code_lines=findings.code_lines if findings and not findings.problem else None,
        complexity=findings.complexity if findings and not findings.problem else None,
    )


def selection_gap(evaluation: Evaluation, direction: Direction) -> float | None:
    """How much better a program is on the selection split than on the sealed one.

    For an optimisation problem in units of the score, for a function problem the difference of the shares of cases
    passed; None where one of the splits was not run.
    """
    if evaluation.score is not None and evaluation.sealed_score is not None:
        gap = evaluation.score - evaluation.sealed_score
        return gap if direction is Direction.MAXIMISE else -gap
    shares = [_share(evaluation, split) for split in (Split.SELECTION, Split.SEALED)]
    if shares[0] is None or shares[1] is None or any(r.score is not None for r in evaluation.results):
        return None
    return shares[0] - shares[1]


def _share(evaluation: Evaluation, split: Split) -> float | None:
    results = [r for r in evaluation.results if r.split is split]
    return sum(r.verdict == "accepted" for r in results) / len(results) if results else None


def _best(
    rows: Sequence[ComparedRow], figure: Callable[[ComparedRow], float | None], tolerance: float
) -> tuple[str, ...]:
    known = [(row.name, value) for row in rows if (value := figure(row)) is not None]
    if not known:
        return ()
    least = min(value for _, value in known)
    return tuple(name for name, value in known if value <= least + tolerance * abs(least))
