"""From two or more algorithms of one problem to a hybrid that uses both, or to the finding that none is better."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from algorist.engine.design.hybrids import HybridDesigner
from algorist.engine.design.population import Start
from algorist.engine.design.roles import Designer, Strategy
from algorist.engine.design.search import Controls, search
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Aim, Budget, Candidate, Proposal, Step, StepKind, Tier
from algorist.engine.terms.problem import Problem
from algorist.engine.terms.verdicts import Verdict

WHERE_SHOWN = 8


def combine(  # noqa: PLR0913 - all but the first five go by keyword
    problem: Problem,
    parents: Sequence[Candidate],
    designers: Sequence[Designer],
    judge: Judge,
    budget: Budget,
    *,
    seed: int = 0,
    strategy: str | Strategy = "repair",
    resume: Sequence[Step] = (),
    controls: Controls | None = None,
) -> Iterator[Step]:
    """Search for hybrids of at least two parents, first those that need no model. `weigh_hybrid` judges the best.

    In the steps the parents have the numbers 0, -1, -2 and so on, in the order given: a candidate's `parents` that are
    not above 0 are these. The search goes on to its budget or a plateau, since being right is not yet a gain.

    Raises:
        ValueError: there are fewer than two parents.

    """
    if len(parents) < 2:  # noqa: PLR2004 - a hybrid has two parents
        raise ValueError("a hybrid needs at least two parents")
    numbered = number_parents(parents)
    start = Start(kind=StepKind.COMBINE, aim=Aim.BETTER, parents=numbered, differences=where_words(numbered))
    controls = replace(controls or Controls(), start=start, solved=_never_solved)
    offline = HybridDesigner(problem, numbered, judge)
    return search(
        problem,
        [offline, *designers],
        judge,
        budget,
        seed=seed,
        strategy=strategy,
        resume=resume,
        controls=controls,
    )


def as_parent(problem: Problem, source: str, name: str, judge: Judge) -> Candidate:
    """A program from anywhere as a parent: judged, and credited to a person unless its proposal is replaced."""
    proposal = Proposal(source=source, name=name, tier=Tier.PERSON, designer=name)
    return Candidate(number=0, proposal=proposal, evaluation=judge.evaluate(problem, source))


def number_parents(parents: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The parents with numbers that no candidate of the search has: 0, -1, -2, ..."""
    return tuple(replace(parent, number=-i) for i, parent in enumerate(parents))


def where_words(parents: Sequence[Candidate]) -> str:
    """Where each parent does well, case by case, for those cases that tell them apart."""
    columns = [{r.name: r for r in parent.evaluation.results} for parent in parents]
    lines: list[str] = []
    for name, first in columns[0].items():
        row = [column.get(name) for column in columns]
        marks = [(r.score if r.score is not None else r.verdict is Verdict.ACCEPTED) if r else None for r in row]
        if len({repr(mark) for mark in marks}) > 1:
            told = ", ".join(f"program {p.number}: {_mark_words(m)}" for p, m in zip(parents, marks, strict=True))
            lines.append(f"{first.split.value} case {len(lines) + 1}: {told}")
    if not lines:
        return "The programs do equally well on every case; they may differ in running time."
    more = f"\nand {len(lines) - WHERE_SHOWN} more" if len(lines) > WHERE_SHOWN else ""
    return "Where they differ:\n" + "\n".join(lines[:WHERE_SHOWN]) + more


def _mark_words(mark: float | bool | None) -> str:  # noqa: FBT001 - a mark, not a switch
    if mark is None:
        return "not run"
    if isinstance(mark, bool):
        return "right" if mark else "wrong"
    return f"{mark:.6g}"


def _never_solved(_candidate: Candidate) -> bool:
    return False
