"""What stands beside a result: its baselines under the same budget, and how all fare when the instances shift."""

from collections.abc import Sequence
from dataclasses import replace

from algorist.engine.design.card import BaselineKind, BaselineRow, ShiftRow
from algorist.engine.design.measure import measure_for
from algorist.engine.design.measuring import Measuring
from algorist.engine.design.rivals import Rivals, Weigh, is_sample
from algorist.engine.evaluation import EvaluatorFault, Judge, PairedTest, paired_test
from algorist.engine.evaluation.judge import ALL_SPLITS, OPEN_SPLITS
from algorist.engine.terms.design import Candidate, Step, Tier
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Baseline, Direction, Problem, Split
from algorist.engine.terms.verdicts import Verdict

OFFLINE = frozenset({Tier.CATALOGUE, Tier.SYNTHESIS, Tier.HEURISTIC_SEARCH})


def best_candidate(steps: Sequence[Step]) -> Candidate | None:
    """The candidate that the last step calls the best."""
    number = next((step.best for step in reversed(steps) if step.best is not None), None)
    return next((s.candidate for s in steps if s.candidate and s.candidate.number == number), None)


def rival_rows(
    problem: Problem, best: Candidate, steps: Sequence[Step], rivals: Rivals, there: Sequence[BaselineRow]
) -> tuple[BaselineRow, ...]:
    """A search without a model and independent samples beside the result; in place of one that was not run, why.

    `there` are the rows of the textbook's baselines.
    """
    rows: list[BaselineRow] = []
    for kind, within in ((BaselineKind.WITHOUT_MODEL, _is_offline), (BaselineKind.BEST_OF_N, is_sample)):
        if kind.value in rivals.steps:
            other = best_candidate(rivals.steps[kind.value])
            notes = [_count_words(rivals.steps[kind.value]), rivals.notes.get(kind.value, "")]
            note = "; ".join(filter(None, notes))
            rows.append(_rival_row(problem, kind, best, other, note=note, weigh=rivals.weigh))
            continue
        mine = [step for step in steps if step.candidate and within(step)]
        if mine and len(mine) < sum(step.candidate is not None for step in steps):
            other = _best_of(problem, mine)
            why = rivals.not_run.get(kind.value)
            note = f"within this search: {_count_words(mine)}" + (f"; not run by itself: {why}" if why else "")
            rows.append(_rival_row(problem, kind, best, other, note=note, weigh=rivals.weigh))
    kinds = {row.kind.value for row in (*there, *rows)}
    missing = [(kind, why) for kind, why in rivals.not_run.items() if kind not in kinds]
    rows += [
        BaselineRow(kind=BaselineKind(kind), name=kind.replace("_", " "), note=f"not run: {why}", ran=False)
        for kind, why in missing
    ]
    return tuple(rows)


def textbook_rows(problem: Problem, opened: Evaluation, judge: Judge, measuring: Measuring) -> tuple[BaselineRow, ...]:
    """The problem's own baselines on the instances of the result: on the sealed ones too, if there is time for that."""
    if problem.evaluator is None:
        return ()
    return tuple(_textbook_row(problem, one, opened, judge, measuring) for one in problem.evaluator.baselines)


def _textbook_row(
    problem: Problem, baseline: Baseline, opened: Evaluation, judge: Judge, measuring: Measuring
) -> BaselineRow:
    kind = BaselineKind.TEXTBOOK if baseline.source else BaselineKind.KNOWN
    note = ""
    found = measuring.attempt(lambda: judge.baseline(problem, baseline, ALL_SPLITS))
    if found is None:  # what the search has run is known, and costs nothing more
        note = f"on the selection instances alone: {measuring.words}"
        found = measuring.attempt(lambda: judge.baseline(problem, baseline, OPEN_SPLITS))
    if found is None:
        return BaselineRow(kind=kind, name=baseline.name, note=f"not run: {measuring.words}", ran=False)
    test = _paired(problem, opened, found.evaluation) if found.evaluation else None
    return _row(kind, found.name, found.score, found.sealed_score, test, note=note)


def _rival_row(
    problem: Problem,
    kind: BaselineKind,
    best: Candidate,
    other: Candidate | None,
    *,
    note: str,
    weigh: Weigh | None,
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
    if weigh is not None:
        gain = weigh(other, best)
        row = _row(kind, name, other.evaluation.score, None, None, note=f"{note}; beside it: {gain.statement}")
        return replace(
            row, better=gain.gained, p_value=gain.p_value, wins=gain.wins, losses=gain.losses, ties=gain.ties
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


def _best_of(problem: Problem, steps: Sequence[Step]) -> Candidate | None:
    measure = measure_for(problem)
    return max((s.candidate for s in steps if s.candidate), key=measure, default=None)


def _count_words(steps: Sequence[Step]) -> str:
    count = sum(step.candidate is not None for step in steps)
    return f"{count} candidate{'s' * (count != 1)}"
