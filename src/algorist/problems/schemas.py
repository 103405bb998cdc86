"""What crosses the wire about problems. A problem itself is a document: docs/problem-format.md is its schema."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Visibility = Literal["private", "link", "public"]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40)]
Document = Annotated[dict[str, Any], Field(description="A problem in the shape of a problem file.")]


class ProblemSummary(BaseModel):
    """A row of a list of problems."""

    id: int
    title: str
    kind: Literal["function", "optimisation"]
    tags: list[str]
    visibility: Visibility
    example: str | None = Field(None, description="Name of the shipped example that it was made from.")
    is_mine: bool
    algorithm_count: int
    best_algorithm_id: int | None
    best_score: float | None
    direction: Literal["maximise", "minimise"] | None
    created_at: datetime
    updated_at: datetime


class ProblemView(ProblemSummary):
    """A problem with its document; hidden tests and the reference are shown to its owner only."""

    document: Document
    signature: str
    statement: str
    revision: int


class ProblemPage(BaseModel):
    """A page of problems; `next_cursor` asks for the one after it."""

    items: list[ProblemSummary]
    next_cursor: str | None = None


class NewProblem(BaseModel):
    """A problem to be kept."""

    model_config = ConfigDict(extra="forbid")

    document: Document
    visibility: Visibility = "private"


class ProblemChange(BaseModel):
    """A change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    document: Document | None = None
    visibility: Visibility | None = None


class DocumentToCheck(BaseModel):
    """A document to be checked without being kept."""

    model_config = ConfigDict(extra="forbid")

    document: Document


class FieldFault(BaseModel):
    """One field that does not fit, and the mend."""

    field: str
    message: str


class CheckedDocument(BaseModel):
    """What is wrong with a document; nothing when `ok`."""

    ok: bool
    errors: list[FieldFault]
    signature: str | None = None


class FileToRead(BaseModel):
    """The text of a problem file."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=1_000_000)
    format: Literal["toml", "yaml", "json"]


class ReadFile(BaseModel):
    """The document that a problem file holds, for the form or to be kept."""

    document: Document


class ExampleSummary(BaseModel):
    """A problem shipped with the product."""

    name: str
    title: str
    kind: Literal["function", "optimisation"]
    tags: list[str]
    statement: str
    signature: str


class LeaderboardRow(BaseModel):
    """An algorithm of a problem, as it stands among the others."""

    rank: int
    algorithm_id: int
    name: str
    tier: str
    designer: str
    verdict: str
    verified: str
    score: float | None
    version: int
    owner: str
    created_at: datetime


class Leaderboard(BaseModel):
    """The algorithms of a problem, best first, and the lines that they are held against."""

    direction: Literal["maximise", "minimise"] | None
    best_known: float | None
    rows: list[LeaderboardRow]
