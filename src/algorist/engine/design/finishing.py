"""Ends a search honestly: opens the sealed split once, cross-checks, puts baselines beside the result, labels it."""

from collections.abc import Sequence
from dataclasses import replace

from algorist.engine.design.beside import best_candidate, rival_rows, shift_rows, textbook_rows
from algorist.engine.design.card import Label, ResultCard, SplitResult
from algorist.engine.design.checking import cross_check
from algorist.engine.design.measuring import Measuring
from algorist.engine.design.population import is_conclusive
from algorist.engine.design.rivals import Rivals
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Candidate, Confidence, Proposal, Step, StepKind, Tier, Usage
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Direction, Kind, Problem, Split
from algorist.engine.terms.verdicts import Verdict

# Fewer hidden tests than this prove nothing: measured, a handful lets half of the wrong programs through.
HIDDEN_NEEDED = 10
# Where the answers are only two, or one, tests are guessed right far more easily.
HIDDEN_NEEDED_OF_TWO = 24
# Examples from which on a fit by a program of few tries is trusted a little.
EXAMPLES_FOR_MEDIUM = 4
UNSEEN_FOR_HIGH = 10
UNSEEN_FOR_MEDIUM = 3


def finish(
    problem: Problem,
    steps: Sequence[Step],
    judge: Judge,
    rivals: Rivals | None = None,
    *,
    cpu_seconds: float | None = None,
) -> ResultCard:
    """The card of a search that has ended. The sealed split is opened here, for the best candidate alone.

    `rivals` are other searches under the same budget, by kind: `without_model` (offline designers only) and `best_of_n`
    (independent samples). Where they are missing, what this search itself holds of both is shown and said to be that.
    `cpu_seconds` is what baselines and shift test may take (None: as much as they do), see `measuring_seconds`.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    card = _costs(steps)
    best = best_candidate(steps)
    if best is None:
        return replace(card, statement="No program was proposed.")
    began = judge.sandbox.cpu_clock()
    # What fails already is no result: its sealed split stays closed for a better one.
    opened = judge.open_sealed(problem, best.proposal.source) if best.evaluation.accepted else best.evaluation
    checked = cross_check(problem, best.proposal.source, judge) if _is_right_so_far(problem, opened) else None
    proposal = best.proposal
    measuring = Measuring(judge.sandbox, cpu_seconds)
    textbook = textbook_rows(problem, opened, judge, measuring)
    shift = measuring.attempt(lambda: shift_rows(problem, proposal.source, judge))
    card = replace(
        card,
        best=best.number,
        name=proposal.name,
        tier=proposal.tier,
        designer=proposal.designer,
        questions=proposal.questions,
        splits=split_results(opened),
        gap=selection_gap(problem, opened),
        cross_check=checked,
        baselines=textbook + rival_rows(problem, best, steps, rivals or Rivals(), textbook),
        shift=shift or (),
        not_measured=(f"The shift test was not run: {measuring.words}.",) if shift is None else (),
        measuring_seconds=round(judge.sandbox.cpu_clock() - began, 3),
        sandbox_tier=opened.tier,
    )
    labelled = _labelled(card, problem, best, opened, judge)
    return replace(labelled, warnings=_warnings(labelled))


def finish_program(problem: Problem, source: str, name: str, judge: Judge) -> ResultCard:
    """The card of a program that comes from anywhere, judged as the result of a search is.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    proposal = Proposal(source=source, name=name, tier=Tier.PERSON, designer=name)
    candidate = Candidate(number=1, proposal=proposal, evaluation=judge.evaluate(problem, source))
    return finish(problem, [Step(number=1, kind=StepKind.SAMPLE, strategy="", candidate=candidate, best=1)], judge)


def _is_right_so_far(problem: Problem, opened: Evaluation) -> bool:
    return problem.kind is Kind.FUNCTION and opened.accepted


def _costs(steps: Sequence[Step]) -> ResultCard:
    return ResultCard(
        label=Label.NOTHING,
        verified=False,
        statement="",
        candidates=sum(step.candidate is not None for step in steps),
        duplicates=sum(step.duplicate_of is not None for step in steps),
        troubles=sum(bool(step.trouble and step.designer) for step in steps),
        stop=steps[-1].stop if steps else None,
        usage=sum((step.usage for step in steps), Usage()),
    )


def split_results(evaluation: Evaluation) -> tuple[SplitResult, ...]:
    """What passed of each split that was run, with the score of an optimisation problem's."""
    scores = {Split.SELECTION: evaluation.score, Split.SEALED: evaluation.sealed_score}
    rows = []
    for split in Split:
        results = [result for result in evaluation.results if result.split is split]
        if results:
            passed = sum(result.verdict is Verdict.ACCEPTED for result in results)
            rows.append(SplitResult(split=split, passed=passed, total=len(results), score=scores.get(split)))
    return tuple(rows)


def selection_gap(problem: Problem, opened: Evaluation) -> float | None:
    """How much worse the sealed split came out than the selection split; None where one of them is missing."""
    if problem.kind is Kind.OPTIMISATION:
        if opened.score is None or opened.sealed_score is None or problem.evaluator is None:
            return None
        worse = opened.score - opened.sealed_score
        return worse if problem.evaluator.direction is Direction.MAXIMISE else -worse
    shares = {row.split: row.passed / row.total for row in split_results(opened)}
    if Split.SELECTION not in shares or Split.SEALED not in shares:
        return None
    return shares[Split.SELECTION] - shares[Split.SEALED]


def _labelled(card: ResultCard, problem: Problem, best: Candidate, opened: Evaluation, judge: Judge) -> ResultCard:
    if not best.evaluation.accepted:
        words = f"The best program passes {best.evaluation.passed} of {best.evaluation.total} cases."
        return replace(card, label=Label.PARTIAL, statement=words)
    if problem.kind is Kind.OPTIMISATION:
        return _label_score(card, opened)
    if not is_conclusive(opened):
        words = f"It fits {_counted(card)}. The hidden tests could not be run: {opened.verdict.words}."
        return replace(card, label=Label.FITS_EXAMPLES, confidence=Confidence.LOW, statement=words)
    hidden = _unseen(problem, judge)
    refuted = _refutation(card, opened)
    if refuted:
        return replace(card, label=Label.REFUTED, statement=refuted)
    checked = card.cross_check.agreed if card.cross_check else 0
    if hidden + checked >= _needed(problem, card, judge):
        return replace(card, label=Label.VERIFIED, verified=True, statement=_verified_words(card, hidden, checked))
    confidence = _confidence(problem, best, card)
    words = f"It fits {_counted(card)}. {_few_words(hidden, checked)} Confidence: {confidence.value}."
    return replace(card, label=Label.FITS_EXAMPLES, confidence=confidence, statement=words)


def _label_score(card: ResultCard, opened: Evaluation) -> ResultCard:
    if opened.sealed_score is None:
        sealed = [row for row in card.splits if row.split is Split.SEALED]
        if sealed:
            failed = sealed[0].total - sealed[0].passed
            words = f"It gave no valid answer on {failed} of {sealed[0].total} sealed instances."
            return replace(card, label=Label.REFUTED, statement=words)
        words = "It was scored on the instances that led to it, and on no others."
        return replace(card, label=Label.FITS_EXAMPLES, confidence=Confidence.LOW, statement=words)
    count = sum(row.total for row in card.splits if row.split is Split.SEALED)
    words = f"Score {opened.sealed_score:.6g} on {count} sealed instances, opened once"
    if opened.score is not None:
        words += f"; {opened.score:.6g} on the instances that led to it"
    return replace(
        card, label=Label.MEASURED, verified=True, statement=f"{words}. Every answer was checked to be valid."
    )


def _refutation(card: ResultCard, opened: Evaluation) -> str:
    failed = [row for row in card.splits if row.passed < row.total]
    if failed:
        row = failed[0]
        kind = "hidden tests" if row.split is Split.SEALED else f"{row.split.value} cases"
        return f"It fitted what led to it, and fails {row.total - row.passed} of {row.total} {kind}."
    if not opened.accepted:
        return f"It fitted what led to it, and then: {opened.verdict.words}."
    check = card.cross_check
    if check is not None and check.agreed < check.checked:
        return f"It disagrees with the reference on {check.checked - check.agreed} of {check.checked} generated inputs."
    return ""


def _unseen(problem: Problem, judge: Judge) -> int:
    """How many different sealed cases there are that are no example and no selection case."""
    whole = judge.complete(problem)
    known = {repr(case.calls) for case in whole.cases_of(Split.EXAMPLE, Split.SELECTION)}
    return len({repr(case.calls) for case in whole.cases_of(Split.SEALED)} - known)


def _needed(problem: Problem, card: ResultCard, judge: Judge) -> int:
    """How many hidden tests it takes: more where the answers are so few that they are guessed."""
    if str(problem.answer_type) in {"bool", "None"}:
        return HIDDEN_NEEDED_OF_TWO
    answers = {repr(case.expected) for case in judge.complete(problem).cases_of(Split.SEALED)}
    different = max(len(answers), card.cross_check.answers if card.cross_check else 0)
    return HIDDEN_NEEDED_OF_TWO if different <= 2 else HIDDEN_NEEDED  # noqa: PLR2004 - two answers


def _verified_words(card: ResultCard, hidden: int, checked: int) -> str:
    parts = [f"{hidden} hidden tests that no designer saw"] if hidden else []
    if checked and card.cross_check:
        sizes = card.cross_check.sizes
        parts.append(f"{checked} generated inputs of size {sizes[0]} to {sizes[-1]} answered by the reference")
    return f"Right on {_counted(card)} and on {' and on '.join(parts)}."


def _counted(card: ResultCard) -> str:
    words = {Split.EXAMPLE: "examples", Split.SELECTION: "selection cases"}
    parts = [f"{row.total} {words[row.split]}" for row in card.splits if row.split in words]
    return " and ".join(parts) or "no case"


def _few_words(hidden: int, checked: int) -> str:
    if hidden + checked == 0:
        return "No hidden test and no independent reference has confirmed it."
    return f"It also passes {hidden + checked} hidden checks, too few to call it verified."


def _confidence(problem: Problem, best: Candidate, card: ResultCard) -> Confidence:
    """How far a fit goes: what the designer says of it, raised by cases that no designer was shown."""
    given = best.proposal.confidence
    unseen = sum(row.total for row in card.splits if row.split is not Split.EXAMPLE)
    unseen += card.cross_check.agreed if card.cross_check else 0
    few_answers = str(problem.answer_type) == "bool"
    if unseen >= UNSEEN_FOR_HIGH and not few_answers:
        return Confidence.HIGH
    if given is not None:
        return given
    examples = sum(row.total for row in card.splits if row.split is Split.EXAMPLE)
    if unseen >= UNSEEN_FOR_MEDIUM or (examples >= EXAMPLES_FOR_MEDIUM and not few_answers):
        return Confidence.MEDIUM
    return Confidence.LOW


def _warnings(card: ResultCard) -> tuple[str, ...]:
    """What a person must know beside the label."""
    found = []
    if card.sandbox_tier == "none":
        found.append("The programs were run without a sandbox.")
    found += [
        f"Under the shift {row.group} it is worse than {_names(row.baselines)}." for row in card.shift if row.loses
    ]
    ties = [row.name for row in card.baselines if row.better is False]
    if ties:
        found.append(f"It is not shown to be better than: {', '.join(ties)}.")
    return tuple(found)


def _names(baselines: tuple[tuple[str, float | None], ...]) -> str:
    return ", ".join(name for name, score in baselines if score is not None) or "a baseline"
