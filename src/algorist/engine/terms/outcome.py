"""What a run said and what the judge made of it."""

from dataclasses import dataclass, field
from typing import Any

from algorist.engine.terms.problem import Split
from algorist.engine.terms.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a run did not end well: an exception's class and message, and its traceback cut to the program's own lines.

    `line` is the 1-based line of the program where it happened, where that is known.
    """

    kind: str
    message: str
    traceback: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One call or one sequence of calls, as the sandbox saw it.

    `verdict` is None when the program finished: only an evaluator can say whether it is right. `values` are the
    decoded answers, one a call, and are the program's claim. `cpu_seconds`, `wall_seconds` and `memory_bytes` (peak
    over a fresh interpreter) were measured from outside; `inner_cpu_seconds` is the program's own clock around the call
    itself, given only where the outer measurement supports it. `mutated` is whether a call changed its arguments, which
    is a claim too; None when that was not asked.
    """

    verdict: Verdict | None
    values: tuple[Any, ...] = ()
    fault: Fault | None = None
    detail: str = ""
    cpu_seconds: float = 0.0
    inner_cpu_seconds: float | None = None
    wall_seconds: float = 0.0
    memory_bytes: int = 0
    stdout: str = ""
    stderr: str = ""
    mutated: bool | None = None

    @property
    def finished(self) -> bool:
        """Whether the program gave all its answers within its limits."""
        return self.verdict is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """One case judged: the packet that a person, a repair prompt and the statistics all read.

    `args`, `expected` and `got` are short texts (Python literals, cut); they are empty for sealed cases.
    `difference` says the first place where got and expected part, such as `at [2]: expected 5, got 4`.
    For an optimisation problem the case is an instance and `score` is its score.
    """

    name: str
    split: Split
    verdict: Verdict
    args: str = ""
    expected: str = ""
    got: str = ""
    difference: str = ""
    fault: Fault | None = None
    score: float | None = None
    baseline_score: float | None = None
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    memory_bytes: int = 0
    stdout: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """A program judged against a problem.

    `verdict` is ACCEPTED when every case that was run was accepted, else the first failing case's. `passed` and `total`
    count the cases that were run. `score` is, for an optimisation problem, the mean score over the selection
    instances, and `sealed_score` over the sealed ones when they were opened; None when any instance is invalid.
    `canonical` is the key of the program's canonical form under this data, these limits and this interpreter; `cached`
    says that the verdict was known and nothing was run. `tier` is the sandbox's (`none` is NOT SANDBOXED).
    `cpu_seconds` is the program's own, `judging_seconds` what judging it used besides: evaluator, baselines, checks.
    """

    verdict: Verdict
    results: tuple[CaseResult, ...] = ()
    passed: int = 0
    total: int = 0
    score: float | None = None
    sealed_score: float | None = None
    cpu_seconds: float = 0.0
    judging_seconds: float = 0.0
    memory_bytes: int = 0
    canonical: str = ""
    cached: bool = False
    tier: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def accepted(self) -> bool:
        """Whether nothing that was run failed."""
        return self.verdict is Verdict.ACCEPTED

    @property
    def first_failure(self) -> CaseResult | None:
        """The first case that was not accepted."""
        return next((r for r in self.results if r.verdict is not Verdict.ACCEPTED), None)
