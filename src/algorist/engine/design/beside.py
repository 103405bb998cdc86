"""What stands beside a result: its baselines under the same budget, and how all fare when the instances shift."""

from collections.abc import Sequence

from algorist.engine.design.card import BaselineKind, BaselineRow, ShiftRow
from algorist.engine.design.measure import measure_for
from algorist.engine.design.rivals import Rivals
from algorist.engine.evaluation import EvaluatorFault, Judge, PairedTest, paired_test
from algorist.engine.evaluation.judge import ALL_SPLITS
from algorist.engine.terms.design import Candidate, Step, StepKind, Tier
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Problem, Split
from algorist.engine.terms.verdicts import Verdict

OFFLINE = frozenset({Tier.CATALOGUE, Tier.SYNTHESIS, Tier.HEURISTIC_SEARCH})


def best_candidate(steps: Sequence[Step]) -> Candidate | None:
    """The candidate that the last step calls the best."""
    number = next((step.best for step in reversed(steps) if step.best is not None), None)
    return next((s.candidate for s in steps if s.candidate and s.candidate.number == number), None)


def baseline_rows(
    problem: Problem,
    best: Candidate,
    opened: Evaluation,
    judge: Judge,
    steps: Sequence[Step],
    rivals: Rivals,
) -> tuple[BaselineRow, ...]:
    """The textbook baselines, a search without a model, and independent samples, each beside the result; in place of
    one that was not run, why.
    """
    rows = _textbook_rows(problem, opened, judge)
    for kind, within in ((BaselineKind.WITHOUT_MODEL, _is_offline), (BaselineKind.BEST_OF_N, _is_sample)):
        if kind.value in rivals.steps:
            other = best_candidate(rivals.steps[kind.value])
            rows.append(_rival_row(problem, kind, best, other, note=_count_words(rivals.steps[kind.value])))
            continue
        mine = [step for step in steps if step.candidate and within(step)]
        if mine and len(mine) < sum(step.candidate is not None for step in steps):
            other = _best_of(problem, mine)
            why = rivals.not_run.get(kind.value)
            note = f"within this search: {_count_words(mine)}" + (f"; not run by itself: {why}" if why else "")
            rows.append(_rival_row(problem, kind, best, other, note=note))
    there = {row.kind.value for row in rows}
    missing = [(kind, why) for kind, why in rivals.not_run.items() if kind not in there]
    rows += [
        BaselineRow(kind=BaselineKind(kind), name=kind.replace("_", " "), note=f"not run: {why}", ran=False)
        for kind, why in missing
    ]
    return tuple(rows)


def _textbook_rows(problem: Problem, opened: Evaluation, judge: Judge) -> list[BaselineRow]:
    rows = []
    for found in judge.baselines(problem, ALL_SPLITS):
        kind = BaselineKind.TEXTBOOK if found.evaluation else BaselineKind.KNOWN
        test = _paired(problem, opened, found.evaluation) if found.evaluation else None
        rows.append(_row(kind, found.name, found.score, found.sealed_score, test))
    return rows


def _rival_row(
    problem: Problem, kind: BaselineKind, best: Candidate, other: Candidate | None, *, note: str
) -> BaselineRow:
    if other is None:
        return BaselineRow(kind=kind, name=kind.value.replace("_", " "), note=f"{note}; it found nothing", better=True)
    name = f"{kind.value.replace('_', ' ')}: {other.proposal.name}"
    if other.proposal.source == best.proposal.source:
        return BaselineRow(
            kind=kind,
            name=name,
            score=other.evaluation.score,
            better=False,
            note=f"{note}; it came to this very program",
        )
    test = _paired(problem, best.evaluation, other.evaluation)
    return _row(kind, name, other.evaluation.score, None, test, note=note)


def _row(
    kind: BaselineKind,
    name: str,
    score: float | None,
    sealed_score: float | None,
    test: PairedTest | None,
    *,
    note: str = "",
) -> BaselineRow:
    return BaselineRow(
        kind=kind,
        name=name,
        score=score,
        sealed_score=sealed_score,
        better=test.better if test else None,
        p_value=test.rank_p if test else None,
        wins=test.wins if test else 0,
        losses=test.losses if test else 0,
        ties=test.ties if test else 0,
        note=note,
    )


def case_scores(evaluation: Evaluation, splits: Sequence[Split]) -> dict[str, float]:
    """A number for each case: its score, or 1 for accepted and 0 for not where cases have no scores."""
    scored = [r for r in evaluation.results if r.split in splits]
    if any(r.score is not None for r in scored):
        return {r.name: r.score for r in scored if r.score is not None}
    return {r.name: float(r.verdict is Verdict.ACCEPTED) for r in scored}


def compare_evaluations(
    problem: Problem, mine: Evaluation, other: Evaluation, splits: Sequence[Split]
) -> PairedTest | None:
    """The paired test on the cases of these splits that both have; None where they share none."""
    a, b = case_scores(mine, splits), case_scores(other, splits)
    shared = [name for name in a if name in b]
    if not shared:
        return None
    direction = problem.evaluator.direction if problem.evaluator else Direction.MAXIMISE
    return paired_test([a[name] for name in shared], [b[name] for name in shared], direction)


def _paired(problem: Problem, mine: Evaluation, other: Evaluation) -> PairedTest | None:
    """On the sealed split where both have it, since nothing was chosen by it; else on the selection split."""
    sealed = compare_evaluations(problem, mine, other, (Split.SEALED,))
    return sealed or compare_evaluations(problem, mine, other, (Split.SELECTION,))


def shift_rows(problem: Problem, source: str, judge: Judge) -> tuple[ShiftRow, ...]:
    """The shift test, where the evaluator has shifted instances."""
    try:
        scores = judge.shift_test(problem, source)
    except EvaluatorFault:
        return ()
    return tuple(
        ShiftRow(group=s.name, score=s.score, baselines=s.baselines, loses=_loses(problem, s.score, s.baselines))
        for s in scores
    )


def _loses(problem: Problem, score: float | None, baselines: Sequence[tuple[str, float | None]]) -> bool:
    others = [other for _, other in baselines if other is not None]
    if not others or problem.evaluator is None:
        return False
    if score is None:
        return True
    if problem.evaluator.direction is Direction.MAXIMISE:
        return score < max(others)
    return score > min(others)


def _is_offline(step: Step) -> bool:
    return step.candidate is not None and step.candidate.proposal.tier in OFFLINE


def _is_sample(step: Step) -> bool:
    return step.kind is StepKind.SAMPLE and step.candidate is not None and step.candidate.proposal.tier is Tier.MODEL


def _best_of(problem: Problem, steps: Sequence[Step]) -> Candidate | None:
    measure = measure_for(problem)
    return max((s.candidate for s in steps if s.candidate), key=measure, default=None)


def _count_words(steps: Sequence[Step]) -> str:
    count = sum(step.candidate is not None for step in steps)
    return f"{count} candidate{'s' * (count != 1)}"
