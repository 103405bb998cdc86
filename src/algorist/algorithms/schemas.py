"""What crosses the wire about algorithms."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from algorist.db.paging import Sort

Visibility = Literal["private", "link", "public"]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=40)]
RowId = Annotated[int, Field(ge=1, le=2**63 - 1)]
VersionNumber = Annotated[int, Field(ge=1, le=2**31 - 1)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class AlgorithmSummary(BaseModel):
    """A row of a list of algorithms, without code."""

    id: int
    name: str
    summary: str
    problem_id: int
    problem_title: str
    tier: str
    designer: str
    verdict: str
    verified: str = Field(description="verified | fits_examples | unverified")
    score: float | None
    version: int
    visibility: Visibility
    tags: list[str]
    is_mine: bool
    is_favourite: bool
    created_at: datetime
    updated_at: datetime


class AlgorithmSearch(BaseModel):
    """Which algorithms are listed; all that is given must hold."""

    words: str = Field("", alias="q", max_length=200, description="Words that must all occur.")
    tag: str | None = Field(None, max_length=40)
    tier: str | None = Field(None, max_length=24)
    verified: str | None = Field(None, max_length=24)
    problem_id: RowId | None = None
    mine: bool = Field(default=False, description="Only one's own.")
    favourites: bool = Field(default=False, description="Only marked ones.")
    sort: Sort = "newest"


class AlgorithmPage(BaseModel):
    """A page of algorithms; `next_cursor` asks for the one after it."""

    items: list[AlgorithmSummary]
    next_cursor: str | None = None


class VersionSummary(BaseModel):
    """A row of the list of versions."""

    id: int
    number: int
    note: str
    origin: str
    tier: str
    designer: str
    verdict: str
    verified: str
    passed: int
    total: int
    score: float | None
    sealed_score: float | None
    job_id: int | None
    created_at: datetime


class VersionView(VersionSummary):
    """A version with everything known of it: what its designer claims, what the judge found, the result card."""

    source: str
    proposal: dict[str, Any]
    evaluation: dict[str, Any]
    card: dict[str, Any]


class AlgorithmView(AlgorithmSummary):
    """An algorithm with its current version."""

    revision: int
    current: VersionView
    signature: str
    job_id: int | None
    version_count: int


class VersionList(BaseModel):
    """All versions of an algorithm, newest first."""

    items: list[VersionSummary]


class NewAlgorithm(BaseModel):
    """A program of a person's own, to be kept as an algorithm of a problem; it is unverified until it is analysed."""

    model_config = ConfigDict(extra="forbid")

    problem_id: RowId
    name: Name
    source: str = Field(min_length=1, max_length=200_000)
    summary: str = Field("", max_length=1000)


class AlgorithmChange(BaseModel):
    """A change; what is left out stays. A new `source` makes a new version."""

    model_config = ConfigDict(extra="forbid")

    name: Name | None = None
    summary: str | None = Field(None, max_length=1000)
    visibility: Visibility | None = None
    tags: list[Tag] | None = Field(None, max_length=20)
    source: str | None = Field(None, min_length=1, max_length=200_000)
    note: str = Field("", max_length=500)


class Difference(BaseModel):
    """Two versions side by side."""

    before: int
    after: int
    before_source: str
    after_source: str
    unified: str


class LineageNode(BaseModel):
    """A version in the family of an algorithm."""

    version_id: int
    algorithm_id: int
    algorithm_name: str
    number: int
    tier: str
    verdict: str
    score: float | None
    created_at: datetime
    generation: int


class LineageEdge(BaseModel):
    """`parent` gave something to `child`."""

    parent: int
    child: int
    relation: str


class LineageView(BaseModel):
    """The family of an algorithm: ancestors and descendants that the reader may see."""

    nodes: list[LineageNode]
    edges: list[LineageEdge]


class AnalysisView(BaseModel):
    """Something found out about a version."""

    id: int
    version: int
    kind: Literal["growth", "static", "review", "comparison"]
    result: dict[str, Any]
    job_id: int | None
    created_at: datetime


class AnalysisList(BaseModel):
    """All analyses, newest first."""

    items: list[AnalysisView]


class TraceView(BaseModel):
    """A recorded run; `url` gives the trace in the format algotrace/1, and takes byte ranges."""

    id: int
    version: int
    label: str
    input: Any
    from_step: int = Field(description="So many steps of the run came before the first recorded one.")
    steps: int
    size_bytes: int
    truncated: str
    url: str
    created_at: datetime


class TraceList(BaseModel):
    """All recorded runs, newest first."""

    items: list[TraceView]


class ShareView(BaseModel):
    """A link that anyone may open until it is revoked."""

    id: int
    slug: str
    url: str
    version: int
    trace_id: int | None
    created_at: datetime


class NewShare(BaseModel):
    """What to share: the current version unless another is named, with a trace where one is named."""

    model_config = ConfigDict(extra="forbid")

    version: VersionNumber | None = None
    trace_id: RowId | None = None


class ShareList(BaseModel):
    """The links of an algorithm that are not revoked."""

    items: list[ShareView]


class SharedAlgorithm(BaseModel):
    """What a person without an account sees behind a link."""

    name: str
    summary: str
    problem_title: str
    statement: str
    signature: str
    version: VersionView
    analyses: list[AnalysisView]
    trace: TraceView | None
