"""A judge that runs small trusted programs in this process, and designers that follow a script."""

from collections.abc import Callable, Iterator, Sequence

from algorist.engine.sandbox import AllowanceUsed
from algorist.engine.terms.design import Brief, Candidate, Proposal, Step, Tier, Trouble, Usage
from algorist.engine.terms.outcome import CaseResult, Evaluation
from algorist.engine.terms.problem import Call, Case, Entry, Kind, Param, Problem, Split
from algorist.engine.terms.types import parse
from algorist.engine.terms.verdicts import Verdict

RIGHT = "def double(n):\n    return 2 * n\n"
SQUARE = "def double(n):\n    return n * n\n"
PLUS_TWO = "def double(n):\n    return n + 2\n"
CRASH = "def double(n):\n    raise ValueError(n)\n"


def double_problem() -> Problem:
    """Double a number: three examples, two selection cases, two sealed ones."""
    splits = [Split.EXAMPLE] * 3 + [Split.SELECTION] * 2 + [Split.SEALED] * 2
    values = [0, 2, 3, 5, -4, 1001, 1002]
    cases = tuple(
        Case(f"case {v}", (Call("double", (v,)),), 2 * v, split) for v, split in zip(values, splits, strict=True)
    )
    entry = Entry("double", (Param("n", parse("int")),), parse("int"))
    return Problem(title="Double", statement="Return twice n.", kind=Kind.FUNCTION, entry=entry, cases=cases)


class PlainJudge:
    """Runs trusted sources with exec; counts how often it was asked."""

    takes = 0.5

    def __init__(self) -> None:
        self.asked: list[str] = []

    def complete(self, problem: Problem) -> Problem:
        return problem

    def evaluate(
        self,
        problem: Problem,
        source: str,
        splits: Sequence[Split] = (Split.EXAMPLE, Split.SELECTION),
        *,
        cpu_seconds: float | None = None,
    ) -> Evaluation:
        self.asked.append(source)
        if cpu_seconds is not None and cpu_seconds < self.takes:
            raise AllowanceUsed
        space: dict[str, Callable[..., object]] = {}
        exec(source, space)
        results = tuple(_judge(space[problem.entry.name], case) for case in problem.cases_of(*splits))
        failed = [r.verdict for r in results if r.verdict is not Verdict.ACCEPTED]
        return Evaluation(
            verdict=failed[0] if failed else Verdict.ACCEPTED,
            results=results,
            passed=len(results) - len(failed),
            total=len(results),
            cpu_seconds=self.takes,
        )


def _judge(function: Callable[..., object], case: Case) -> CaseResult:
    args = case.calls[0].args
    try:
        got = function(*args)
        verdict = Verdict.ACCEPTED if got == case.expected else Verdict.WRONG_ANSWER
    except ValueError as error:
        got, verdict = error, Verdict.RUNTIME_ERROR
    return CaseResult(
        name=case.name,
        split=case.split,
        verdict=verdict,
        args=repr(args),
        expected=repr(case.expected),
        got=repr(got),
        difference="they differ",
    )


def judged(step: Step) -> Candidate:
    """The candidate of a step that has one."""
    assert step.candidate is not None
    return step.candidate


def troubled(step: Step) -> Trouble:
    """The trouble of a step that has one."""
    assert step.trouble is not None
    return step.trouble


class Scripted:
    """Proposes the sources of a list in turn and keeps the briefs that it got; a Trouble in the list is passed on."""

    def __init__(
        self,
        sources: Sequence[str | Trouble],
        name: str = "script",
        tier: Tier = Tier.MODEL,
        usage: Usage | None = None,
    ) -> None:
        self.name = name
        self.tier = tier
        self.usage = usage or Usage(input_tokens=100, output_tokens=10, dollars=0.001)
        self.briefs: list[Brief] = []
        self._sources: Iterator[str | Trouble] = iter(sources)

    def propose(self, brief: Brief) -> Proposal | Trouble | None:
        self.briefs.append(brief)
        source = next(self._sources, None)
        if source is None or isinstance(source, Trouble):
            return source
        return Proposal(source=source, name="script", tier=self.tier, designer=self.name, usage=self.usage)


class Endless:
    """Proposes ever new programs drawn from the brief's seed: `n * a + b`; the same seed, the same program."""

    def __init__(self, name: str = "endless", span: int = 50) -> None:
        self.name = name
        self.span = span

    def propose(self, brief: Brief) -> Proposal:
        a, b = brief.seed % self.span, brief.seed // self.span % self.span
        source = f"def double(n):\n    return n * {a + 3} + {b}\n"
        return Proposal(source=source, name="endless", tier=Tier.MODEL, designer=self.name)
