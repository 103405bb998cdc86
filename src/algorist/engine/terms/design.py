"""The words of the search: what a designer is asked, what it proposes, and what came of it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Problem


class Tier(StrEnum):
    """By whom a program was designed; shown on every result."""

    MODEL = "model"
    CATALOGUE = "catalogue"
    SYNTHESIS = "synthesis"
    HEURISTIC_SEARCH = "heuristic_search"
    PERSON = "person"


class Confidence(StrEnum):
    """How far a fit to examples is to be trusted where no hidden test has confirmed it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class StepKind(StrEnum):
    """What the search did in a step."""

    SAMPLE = "sample"
    REPAIR = "repair"
    EVOLVE = "evolve"
    COMBINE = "combine"
    IMPROVE = "improve"


class Aim(StrEnum):
    """What an improvement is to reach."""

    BETTER = "better"
    FASTER = "faster"
    LESS_MEMORY = "less_memory"
    SIMPLER = "simpler"
    FIX = "fix"


class Stop(StrEnum):
    """Why a search ended."""

    SOLVED = "solved"
    BUDGET = "budget"
    PLATEAU = "plateau"
    CANCELLED = "cancelled"
    EXHAUSTED = "exhausted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What a proposal cost: tokens, US dollars (None: no price is known), CPU seconds of a designer that computes."""

    input_tokens: int = 0
    output_tokens: int = 0
    dollars: float | None = 0.0
    cpu_seconds: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        unknown = self.dollars is None or other.dollars is None
        return Usage(
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            dollars=None if unknown else (self.dollars or 0.0) + (other.dollars or 0.0),
            cpu_seconds=self.cpu_seconds + other.cpu_seconds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A program that exists: proposed and evaluated. `number` counts within its search, from 1."""

    number: int
    proposal: "Proposal"
    evaluation: Evaluation
    parents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a designer is asked for. `seed` makes an offline designer repeatable; `parents` are programs to start from.

    `feedback` is the evaluation to repair when `kind` is REPAIR; it never holds sealed cases. `left` is what remains of
    the search's budget: a designer that computes keeps within it. `first` says that it has not answered in
    this search before: the likeliest program is wanted then, unlike ones afterwards. `note` is what the person wrote to
    the designer; `differences` says where the parents of a hybrid differ.
    """

    problem: Problem
    kind: StepKind = StepKind.SAMPLE
    aim: Aim = Aim.BETTER
    parents: tuple[Candidate, ...] = ()
    inspirations: tuple[Candidate, ...] = ()
    feedback: Evaluation | None = None
    note: str = ""
    differences: str = ""
    seed: int = 0
    left: "Budget | None" = None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A discriminating input: several programs fit the examples and differ here. Each answer is a short literal."""

    args: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A candidate program and what its designer says of it. All of it is a claim until it has been run.

    `designer` names who made it (`gemini-2.5-flash`, `catalogue: kadane`, `synthesis`). `prompt` and `reply` are kept
    word for word. `confidence` is set where the program is a fit to examples.
    """

    source: str
    name: str
    tier: Tier
    designer: str
    idea: str = ""
    explanation: str = ""
    steps: tuple[str, ...] = ()
    pseudocode: str = ""
    claimed_complexity: str = ""
    complexity_reason: str = ""
    weaknesses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    confidence: Confidence | None = None
    questions: tuple[Question, ...] = ()
    prompt: str = ""
    reply: str = ""
    usage: Usage = field(default_factory=Usage)
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Nothing more to propose, and what it cost to find that out. A designer to whom it costs nothing says None."""

    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A proposal that did not come: the model was slow, rude, wrong or cut off.

    `code` is stable, `message` is for a person. `provider` is whose model it was.
    """

    code: str
    message: str
    designer: str
    provider: str = ""
    prompt: str = ""
    reply: str = ""
    retry_after_seconds: float | None = None
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One turn of a search, complete: it can be stored and the search resumed after it.

    Exactly one of `candidate` and `trouble` is set. `best` is the number of the best candidate so far. `duplicate_of`
    names the earlier candidate of the same canonical form, whose evaluation was used. `designer` is the one that was
    asked, `exhausted` those that were found to have nothing more just before. `stop` is set on the last step.
    """

    number: int
    kind: StepKind
    strategy: str
    designer: str = ""
    exhausted: tuple[str, ...] = ()
    candidate: Candidate | None = None
    trouble: Trouble | None = None
    best: int | None = None
    duplicate_of: int | None = None
    usage: Usage = field(default_factory=Usage)
    stop: Stop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a search may use; None is no limit. Counted over proposals, their evaluations and all designers together."""

    candidates: int = 20
    input_tokens: int | None = None
    output_tokens: int | None = None
    dollars: float | None = None
    cpu_seconds: float | None = None
    wall_seconds: float | None = None
