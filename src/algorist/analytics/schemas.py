"""What crosses the wire of figures: each answer is one table of a window, as JSON or as CSV."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from algorist.analytics.rules import Bucket, Outcome


class WindowQuery(BaseModel):
    """Which window is asked for."""

    model_config = ConfigDict(extra="forbid")

    first: date | None = Field(None, alias="from", description="The first day; thirty days in all unless it is said.")
    last: date | None = Field(None, alias="to", description="The last day, counted too; today unless it is said.")
    bucket: Bucket = Field(Bucket.DAY, description="How long each part of the window is; weeks begin on Monday.")
    zone: str = Field("UTC", max_length=64, description="The time zone in which days begin, such as Europe/Berlin.")
    format: Literal["json", "csv"] = Field("json", description="CSV gives the rows alone.")


class Figures(BaseModel):
    """A table of a window. `cut` says that there was more than is counted at a time: the newest were counted."""

    first: date = Field(serialization_alias="from")
    last: date = Field(serialization_alias="to")
    bucket: Bucket
    zone: str
    buckets: list[date] = Field(description="The day on which each bucket begins, those without a row included.")
    cut: bool = False


class JobsRow(BaseModel):
    """Jobs of a type that were submitted in a bucket and came to this, with all that they used so far."""

    bucket: date
    type: str
    outcome: Outcome
    jobs: int
    input_tokens: int
    output_tokens: int
    dollars: float
    cpu_seconds: float


class JobFigures(Figures):
    """Jobs by when they were submitted, type and outcome."""

    rows: list[JobsRow]


class SolvingRow(BaseModel):
    """Searches of a bucket that ended by themselves; seconds from submission to the end of the solved ones."""

    bucket: date | None = Field(description="Null for the whole window.")
    searches: int
    solved: int
    share: float | None
    seconds_p50: float | None
    seconds_p95: float | None


class SolvingFigures(Figures):
    """The share of searches that were solved, and how long that took; the first row is the whole window."""

    rows: list[SolvingRow]


class DesignersRow(BaseModel):
    """What a designer proposed, what became of it, and what it used."""

    designer: str = Field(description="As jobs name it: offline, gemini, openai, anthropic; empty where not known.")
    model: str = Field(description="The model, or the part of the offline engine.")
    candidates: int
    accepted: int
    share: float | None = Field(description="Accepted of the candidates.")
    repeats: int = Field(description="Candidates that were the same program as an earlier one.")
    troubles: int = Field(description="Proposals that did not come.")
    input_tokens: int
    output_tokens: int
    dollars: float
    unpriced: int = Field(description="Steps whose price is not known; they are not in the dollars.")
    cpu_seconds: float


class DesignerFigures(Figures):
    """Designers, the one with most candidates first."""

    rows: list[DesignersRow]


class VerdictsRow(BaseModel):
    """Candidates of the jobs of a bucket that got a verdict."""

    bucket: date
    verdict: str
    candidates: int


class VerdictFigures(Figures):
    """Verdicts over time."""

    rows: list[VerdictsRow]


class GainsRow(BaseModel):
    """The best result for a problem beside the hardest baseline of a kind."""

    problem_id: int
    problem: str
    direction: Literal["maximise", "minimise"] | None = Field(description="Null where shares of cases are compared.")
    algorithm_id: int
    algorithm: str
    kind: str = Field(description="The kind of baseline: textbook, without_model, best_of_n, known.")
    baseline: str
    result: float
    against: float
    gain: float | None = Field(description="Part of the baseline by which the result is better; below zero: worse.")
    better: bool | None = Field(description="What the paired test of the result card says; null: not decided.")


class GainFigures(Figures):
    """Gain over the baselines, problem by problem, newest algorithm first."""

    rows: list[GainsRow]


class GrowthRow(BaseModel):
    """Algorithms whose newest measurement allows these classes of growth."""

    growth: str = Field(description="The classes that are allowed, such as `n or n log n`; empty: not decided.")
    algorithms: int


class GrowthFigures(Figures):
    """Classes of growth, the most frequent first."""

    rows: list[GrowthRow]


class PeopleRow(BaseModel):
    """People who did something in a bucket, and accounts that were made."""

    bucket: date
    active: int = Field(description="People who submitted a job or signed in.")
    submitting: int = Field(description="People who submitted a job.")
    joined: int


class PeopleFigures(Figures):
    """Active people over time."""

    rows: list[PeopleRow]


class QueueRow(BaseModel):
    """How long jobs waited for their first start, and how long they ran until they ended."""

    bucket: date | None = Field(description="Null for the whole window.")
    started: int
    waiting_p50: float | None
    waiting_p95: float | None
    ended: int
    running_p50: float | None
    running_p95: float | None


class QueueFigures(Figures):
    """Waiting and running times in seconds; the first row is the whole window."""

    rows: list[QueueRow]


class FailuresRow(BaseModel):
    """Jobs that failed for one cause."""

    code: str
    type: str
    jobs: int


class FailureFigures(Figures):
    """Causes of failure, the most frequent first."""

    rows: list[FailuresRow]


class StorageRow(BaseModel):
    """What is kept of a kind at this moment, and how much of it was made in the window."""

    kind: str
    kept: int | None = Field(description="Rows or files; null where only the size is known.")
    bytes: int | None = Field(description="Null where only the count is known.")
    made: int | None
    made_bytes: int | None


class StorageFigures(Figures):
    """What takes room."""

    rows: list[StorageRow]
