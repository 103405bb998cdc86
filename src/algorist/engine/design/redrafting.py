"""From a person's words to a tested draft: drafted, tested, and what failed sent back with what the tests found.

It stores nothing and reports nothing: before whatever takes long it yields a `DraftPhase`, after each draft a
`DraftStep`, and the caller does the rest. Nothing is searched for: a draft is for a person to accept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from algorist.engine.design.drafting import DraftCheck, DraftReport, try_draft
from algorist.engine.design.roles import Clock
from algorist.engine.design.spending import Spending
from algorist.engine.evaluation import Judge
from algorist.engine.terms.design import Budget, Trouble, Usage
from algorist.engine.terms.draft import Draft, DraftBrief

NO_ENTRY = (
    "No entry of the catalogue speaks of these words (a name such as “edit distance” finds more than a story). To "
    "draft a problem from words alone a model is needed, and a key for one."
)


class Drafter(Protocol):
    """Turns words into a draft. One that `mends` gets its failed draft back; another is asked for its next one."""

    @property
    def name(self) -> str:
        """Who it is, for people."""
        ...

    @property
    def mends(self) -> bool:
        """Whether it can use what the tests of its last draft found."""
        ...

    def draft(self, brief: DraftBrief) -> Draft | Trouble | None:
        """A draft, why there is none, or None: it has nothing (more) to offer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPhase:
    """What is about to be done, for draft `number`: `drafting`, `mending` or `testing`."""

    number: int
    doing: str
    drafter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftStep:
    """One draft with what its tests found, complete: it can be stored, and drafting goes on after it.

    Either `draft` and `report` are set, or `trouble` is.
    """

    number: int
    kind: str
    drafter: str
    draft: Draft | None = None
    report: DraftReport | None = None
    trouble: Trouble | None = None
    usage: Usage = field(default_factory=Usage)

    @property
    def passed(self) -> bool:
        """Whether there is a draft that passed all its tests."""
        return self.report is not None and self.report.passed


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft in the table of what was tried and what came of it."""

    number: int
    kind: str
    drafter: str
    title: str
    passed: bool
    words: str
    signature: str = ""
    assumptions: tuple[str, ...] = ()
    checks: tuple[DraftCheck, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOutcome:
    """What came of it all. `offers` are the numbers of the drafts that passed, the best first."""

    statement: str
    offers: tuple[int, ...]
    tried: tuple[DraftRow, ...]
    usage: Usage


def draft_problem(
    brief: DraftBrief,
    drafters: Sequence[Drafter],
    judge: Judge,
    budget: Budget,
    *,
    resume: Sequence[DraftStep] = (),
    clock: Clock | None = None,
) -> Iterator[DraftPhase | DraftStep]:
    """Draft a problem from words and test it; `budget.candidates` counts drafts, mended ones included.

    A drafter that mends is asked until a draft of its passes, one that does not until it has nothing more to offer;
    where one is in trouble the next takes over. `resume` holds the steps that are stored already.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    return _Drafting(brief, judge, Spending(budget=budget), clock).turns(drafters, resume)


class _Drafting:
    """The state between two drafts."""

    def __init__(self, brief: DraftBrief, judge: Judge, spending: Spending, clock: Clock | None) -> None:
        self.brief = brief
        self.judge = judge
        self.spending = spending
        self.clock = clock
        self.began = clock() if clock else 0.0
        self.steps: list[DraftStep] = []

    def turns(self, drafters: Sequence[Drafter], resume: Sequence[DraftStep]) -> Iterator[DraftPhase | DraftStep]:
        for step in resume:
            self._take(step)
        for drafter in drafters:
            yield from self._ask(drafter)
            if any(step.draft for step in self.steps):
                return

    def _ask(self, drafter: Drafter) -> Iterator[DraftPhase | DraftStep]:
        while not self._is_over(drafter):
            brief = self._brief(drafter)
            number, kind = len(self.steps) + 1, "mend" if brief.last else "draft"
            yield DraftPhase(number=number, doing="mending" if brief.last else "drafting", drafter=drafter.name)
            made = drafter.draft(brief)
            if made is None:
                return
            if isinstance(made, Trouble):
                yield self._take(
                    DraftStep(number=number, kind=kind, drafter=drafter.name, trouble=made, usage=made.usage)
                )
                return
            yield DraftPhase(number=number, doing="testing", drafter=made.drafter)
            report = try_draft(made, self.judge)
            usage = made.usage + Usage(cpu_seconds=report.cpu_seconds)
            yield self._take(
                DraftStep(number=number, kind=kind, drafter=made.drafter, draft=made, report=report, usage=usage)
            )

    def _is_over(self, drafter: Drafter) -> bool:
        if self.clock is not None:
            self.spending.wall_seconds = self.clock() - self.began
        return self.spending.exceeded() is not None or (drafter.mends and any(step.passed for step in self.steps))

    def _brief(self, drafter: Drafter) -> DraftBrief:
        brief = replace(self.brief, drafted=tuple(step.drafter for step in self.steps if step.draft))
        last = next((step for step in reversed(self.steps) if step.report), None)
        if last is None or last.report is None or not drafter.mends:
            return brief
        return replace(brief, last=last.draft, complaints=last.report.complaints)

    def _take(self, step: DraftStep) -> DraftStep:
        self.steps.append(step)
        self.spending.usage += step.usage
        self.spending.candidates += step.draft is not None
        return step


def draft_outcome(steps: Sequence[DraftStep]) -> DraftOutcome:
    """What was tried and what came of it, in words."""
    offers = tuple(step.number for step in steps if step.passed)
    return DraftOutcome(
        statement=_statement(steps),
        offers=offers,
        tried=tuple(_row(step) for step in steps),
        usage=sum((step.usage for step in steps), Usage()),
    )


def _statement(steps: Sequence[DraftStep]) -> str:
    passed = [step for step in steps if step.passed and step.draft]
    drafts = [step for step in steps if step.draft]
    if not steps:
        return NO_ENTRY
    if not drafts and steps[-1].trouble:
        return f"No draft came: {steps[-1].trouble.message}."
    if not passed:
        tried = "The draft" if len(drafts) == 1 else f"All {len(drafts)} drafts"
        return f"{tried} failed the tests, so nothing is offered as it is. The last one can be mended by hand."
    if passed[0].drafter.startswith("catalogue"):
        names = ", ".join(step.drafter.partition(": ")[2].replace("_", " ") for step in passed)
        return f"From the catalogue, nothing written by a model: {names}. Take the one that is meant, if any is."
    mended = "" if len(drafts) == 1 else f" after {len(drafts) - 1} that failed and went back with what was wrong"
    return f"{passed[0].drafter} drafted a problem that passed all its tests{mended}. Read it before you keep it."


def _row(step: DraftStep) -> DraftRow:
    draft, report, trouble = step.draft, step.report, step.trouble
    failed = [check for check in report.checks if not check.passed] if report else []
    words = trouble.message if trouble else failed[0].words if failed else "It passed all its tests."
    return DraftRow(
        number=step.number,
        kind=step.kind,
        drafter=step.drafter,
        title=draft.title if draft else "",
        passed=step.passed,
        words=words,
        signature=draft.signature if draft else "",
        assumptions=draft.assumptions if draft else (),
        checks=report.checks if report else (),
    )
