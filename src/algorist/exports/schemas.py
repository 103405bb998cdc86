"""What crosses the wire about exports."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, model_validator

from algorist.algorithms.schemas import Name

Words = Annotated[str, Field(max_length=50_000)]
Sentences = Annotated[list[Annotated[str, Field(max_length=5_000)]], Field(max_length=100)]


class ExportView(BaseModel):
    """A file that was made; `url` gives it until `expires_at`."""

    id: int
    job_id: int | None
    subject: str
    subject_id: int | None
    format: str
    name: str
    size_bytes: int
    sha256: str
    url: str
    created_at: datetime
    expires_at: datetime


class ExportPage(BaseModel):
    """A page of exports, newest first; `next_cursor` asks for the one after it."""

    items: list[ExportView]
    next_cursor: str | None = None


class ExportedClaims(BaseModel):
    """What the designer of an exported program says of it; an import believes nothing else of an export."""

    idea: Words = ""
    explanation: Words = ""
    steps: Sentences = []
    pseudocode: Words = ""
    claimed_complexity: Annotated[str, Field(max_length=200)] = ""
    complexity_reason: Words = ""
    weaknesses: Sentences = []
    references: Sentences = []


class ExportedVersion(BaseModel):
    """The program of an export."""

    source: str = Field(min_length=1, max_length=200_000)
    designer: str = Field("", max_length=200)
    proposal: ExportedClaims = ExportedClaims()


class ExportedAlgorithm(BaseModel):
    """The name of an exported algorithm."""

    name: Name
    summary: str = Field("", max_length=1000)


class ExportFile(BaseModel):
    """An export of a problem or an algorithm in JSON, as it came; what else it holds is left aside."""

    format: Literal["algorist-export/1"]
    problem: dict[str, Any]
    algorithm: ExportedAlgorithm | None = None
    version: ExportedVersion | None = None

    @model_validator(mode="after")
    def _has_both_or_neither(self) -> "ExportFile":
        if (self.algorithm is None) != (self.version is None):
            raise ValueError("an export of an algorithm has `algorithm` and `version`, one of a problem neither")
        return self


class Imported(BaseModel):
    """What an import came to; the file of a problem has no algorithm."""

    problem_id: int
    algorithm_id: int | None
