"""What crosses the wire about jobs."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from algorist.engine.terms.design import Aim
from algorist.jobs.rules import BUDGET_LIMITS, State

RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
VersionNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
DesignerName = Literal["auto", "offline", "gemini", "openai", "anthropic"]
StrategyName = Literal["bandit", "best_of_n", "repair", "map_elites"]
ExportFormat = Literal["json", "markdown", "python", "notebook", "zip"]
ExportSubject = Literal["algorithm", "problem", "job", "account"]
DRAFTS = 3
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


class Budget(BaseModel):
    """What a search may use; what is left out has no limit of its own."""

    model_config = ConfigDict(extra="forbid")

    candidates: int = Field(20, ge=1, le=int(BUDGET_LIMITS["candidates"]), description="Candidates, repairs included.")
    input_tokens: int | None = Field(None, ge=1, le=int(BUDGET_LIMITS["input_tokens"]))
    output_tokens: int | None = Field(None, ge=1, le=int(BUDGET_LIMITS["output_tokens"]))
    dollars: float | None = Field(None, ge=0, le=BUDGET_LIMITS["dollars"])
    cpu_seconds: float | None = Field(None, gt=0, le=BUDGET_LIMITS["cpu_seconds"])
    wall_seconds: float | None = Field(None, gt=0, le=BUDGET_LIMITS["wall_seconds"])


class MoreBudget(BaseModel):
    """What is added to the budget of a search that goes on."""

    model_config = ConfigDict(extra="forbid")

    candidates: int | None = Field(None, ge=1, le=int(BUDGET_LIMITS["candidates"]))
    input_tokens: int | None = Field(None, ge=1, le=int(BUDGET_LIMITS["input_tokens"]))
    output_tokens: int | None = Field(None, ge=1, le=int(BUDGET_LIMITS["output_tokens"]))
    dollars: float | None = Field(None, gt=0)
    cpu_seconds: float | None = Field(None, gt=0)
    wall_seconds: float | None = Field(None, gt=0)

    @model_validator(mode="after")
    def _something_is_added(self) -> "MoreBudget":
        if all(value is None for value in self.model_dump().values()):
            raise ValueError('add something: for example {"candidates": 10}')
        return self


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Search(_Request):
    """What all searches take."""

    designer: DesignerName = Field("auto", description="`auto` takes the best that is set up; `offline` needs no key.")
    model: str = Field("", max_length=120, description="A model of that designer; empty takes the operator's.")
    strategy: StrategyName = "bandit"
    budget: Budget = Field(default_factory=Budget)
    seed: int = Field(0, ge=0, lt=2**63, description="The same seed makes an offline search repeatable.")
    note: Note = Field("", description="A note to the designer, a wish in words; given to it each time.")
    independent_samples: bool = Field(
        default=False,
        description=(
            "Hold a model's result against independent samples of it, for as many tokens as the search used: it asks "
            "the model that much again, within what the budget has left of money, tokens and CPU seconds."
        ),
    )


class _NewAlgorithm(_Search):
    """A search whose result is an algorithm of its own."""

    name: str = Field("", max_length=200, description="A name for the result; empty takes the designer's.")


class DraftRequest(_Request):
    """Draft a problem from words and test the draft. It is a proposal to read: no problem is made, nothing searched."""

    type: Literal["draft"]
    statement: Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=20_000)] = Field(
        description="What is given and what is asked, in one's own words; Markdown."
    )
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    designer: DesignerName = Field(
        "auto", description="`auto` takes a model that is set up, else the catalogue; `offline` is the catalogue."
    )
    model: str = Field("", max_length=120, description="A model of that designer; empty takes the operator's.")
    budget: Budget = Field(
        default_factory=lambda: Budget.model_validate({"candidates": DRAFTS}),
        description="`candidates` are drafts: the first, and those mended after their tests failed.",
    )


class GenerateRequest(_NewAlgorithm):
    """Design an algorithm for a problem."""

    type: Literal["generate"]
    problem_id: RowId


class SynthesizeRequest(_NewAlgorithm):
    """Design a hybrid of two to five algorithms of one problem."""

    type: Literal["synthesize"]
    strategy: StrategyName = "repair"
    problem_id: RowId
    parents: Annotated[list[RowId], Field(min_length=2, max_length=5)]

    @field_validator("parents")
    @classmethod
    def _each_once(cls, parents: list[int]) -> list[int]:
        if len(set(parents)) != len(parents):
            raise ValueError("name each parent once")
        return parents


class ImproveRequest(_Search):
    """Make an algorithm better in one respect, as a new version of it."""

    type: Literal["improve"]
    strategy: StrategyName = "repair"
    algorithm_id: RowId
    aim: Aim = Aim.BETTER


class AnalyzeRequest(_Request):
    """Judge an algorithm, measure its growth, and look for what is odd in its code."""

    type: Literal["analyze"]
    algorithm_id: RowId
    version: VersionNumber | None = Field(None, description="Left out: the current one.")
    seed: int = Field(0, ge=0, lt=2**63)


class TraceRequest(_Request):
    """Record one run of an algorithm step by step."""

    type: Literal["trace"]
    algorithm_id: RowId
    version: VersionNumber | None = Field(None, description="Left out: the current one.")
    args: str = Field(
        "", max_length=100_000, description="Arguments as a Python literal, such as `([3, 1, 2],)`; empty: an example."
    )
    name: str = Field("", max_length=200)
    from_step: int = Field(0, ge=0, le=1_000_000_000, description="So many steps are run first and not recorded.")
    max_steps: int = Field(20_000, ge=1, le=200_000)


class ExportRequest(_Request):
    """Write a file to take away."""

    type: Literal["export"]
    subject: ExportSubject
    subject_id: RowId | None = Field(None, description="Left out for `account`.")
    format: ExportFormat = "zip"

    @model_validator(mode="after")
    def _names_its_subject(self) -> "ExportRequest":
        if (self.subject == "account") != (self.subject_id is None):
            raise ValueError("give subject_id for everything but the account")
        return self


JobRequest = Annotated[
    DraftRequest | GenerateRequest | SynthesizeRequest | ImproveRequest | AnalyzeRequest | TraceRequest | ExportRequest,
    Field(discriminator="type"),
]
JobType = Literal["draft", "generate", "synthesize", "improve", "analyze", "trace", "export"]


class JobError(BaseModel):
    """Why a job failed, in words; `code` is stable."""

    code: str
    detail: str
    phase: str = ""
    request_id: str = ""


class ProgressView(BaseModel):
    """Where a job is. `seconds_left` is there only when the pace says it; it assumes that the whole budget is used."""

    done: int = 0
    total: int | None = None
    best: float | None = None
    note: str = ""
    steps: int = Field(0, description="Steps stored so far.")
    seconds_left: float | None = None


class JobView(BaseModel):
    """A job. Folding its events over an earlier view gives the present one."""

    id: int
    type: JobType
    state: State
    phase: str = ""
    control: str = Field("", description="What was asked of the running job: cancel, pause or stop_after.")
    problem_id: int | None = None
    algorithm_id: int | None = None
    input: dict[str, Any]
    progress: ProgressView
    result: dict[str, Any] | None = None
    error: JobError | None = None
    attempts: int = 0
    dollars: float = 0.0
    input_tokens: int = 0
    output_tokens: int = 0
    cpu_seconds: float = 0.0
    run_seconds: float = Field(0.0, description="Time that the job was running, earlier tries included.")
    event_count: int = Field(0, description="Number of its newest event: ask for those after it.")
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


class JobPage(BaseModel):
    """A page of jobs, newest first; `next_cursor` asks for the one after it."""

    items: list[JobView]
    next_cursor: str | None = None


class EventView(BaseModel):
    """Event `number` of a job. `job` holds the fields of the job's view that changed; `steps` and `log` what is new."""

    job_id: int
    number: int
    kind: Literal["state", "progress"]
    body: dict[str, Any]
    created_at: datetime


class EventPage(BaseModel):
    """Events after a number, oldest first; `more` says that there are further ones already."""

    items: list[EventView]
    more: bool = False


class StepSummary(BaseModel):
    """A step of a search, for a list."""

    number: int
    kind: str
    strategy: str
    name: str
    designer: str
    verdict: str
    score: float | None
    passed: int
    total: int
    is_best: bool
    duplicate_of: int | None
    candidate: int | None = Field(None, description="Its number among the candidates; null where no proposal came.")
    parents: list[int] = Field(default_factory=list, description="The candidates that it came from.")
    created_at: datetime


class StepView(StepSummary):
    """A step with its program and everything that the search knows of it."""

    source: str
    document: dict[str, Any]


class StepPage(BaseModel):
    """Steps after a number, in order."""

    items: list[StepSummary]
    more: bool = False


class Extension(_Request):
    """More budget for a search that has ended or is paused."""

    budget: MoreBudget


class Retry(_Request):
    """Another try of a job that failed or was cancelled."""

    fresh: bool = Field(default=False, description="Forget the steps stored so far, rather than going on after them.")


class Estimate(BaseModel):
    """What a job is likely to use, from jobs like it; None where nothing is known. Never more than its budget."""

    based_on: int = Field(description="Finished jobs of this type and designer that the numbers come from.")
    candidates: int | None = None
    seconds: float | None = None
    dollars: float | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    ahead: int = Field(0, description="One's own jobs that are queued or running before it.")
    at_most: Budget | None = Field(None, description="The budget: the job stops there.")
