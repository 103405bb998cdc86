"""Algorithms, their immutable versions, what was measured of them, and where they come from."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from algorist.db.columns import Id, Json, LongText, UtcDateTime, now
from algorist.db.tables.base import TABLE_OPTIONS, Base


class Algorithm(Base):
    """An algorithm; `current_version` is the number of the version shown. The other columns repeat that version's."""

    __tablename__ = "algorithms"
    __table_args__ = (
        Index("ix_algorithms_owner_id_created_at_id", "owner_id", "created_at", "id"),
        Index("ix_algorithms_problem_id_created_at_id", "problem_id", "created_at", "id"),
        Index("ix_algorithms_visibility_created_at_id", "visibility", "created_at", "id"),
        Index("ix_algorithms_created_at_id", "created_at", "id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"))
    job_id: Mapped[int | None] = mapped_column(Id, index=True)
    name: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(String(1000), default="")
    search_text: Mapped[str] = mapped_column(LongText, default="")
    visibility: Mapped[str] = mapped_column(String(8), default="private")
    tier: Mapped[str] = mapped_column(String(24), default="")
    designer: Mapped[str] = mapped_column(String(120), default="")
    verdict: Mapped[str] = mapped_column(String(24), default="")
    verified: Mapped[str] = mapped_column(String(24), default="unverified")
    score: Mapped[float | None]
    current_version: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, onupdate=now)


class AlgorithmVersion(Base):
    """A version, never changed. `proposal` is what its designer said, `evaluation` what the judge found, `card` the
    result card (baselines, splits, gap, cost).
    """

    __tablename__ = "algorithm_versions"
    __table_args__ = (UniqueConstraint("algorithm_id", "number"), TABLE_OPTIONS)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    algorithm_id: Mapped[int] = mapped_column(ForeignKey("algorithms.id", ondelete="CASCADE"))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(LongText)
    note: Mapped[str] = mapped_column(String(500), default="")
    origin: Mapped[str] = mapped_column(String(16), default="generate")
    tier: Mapped[str] = mapped_column(String(24), default="")
    designer: Mapped[str] = mapped_column(String(120), default="")
    canonical: Mapped[str] = mapped_column(String(64), default="", index=True)
    verdict: Mapped[str] = mapped_column(String(24), default="")
    verified: Mapped[str] = mapped_column(String(24), default="unverified")
    passed: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    score: Mapped[float | None]
    sealed_score: Mapped[float | None]
    proposal: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    evaluation: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    card: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    job_id: Mapped[int | None] = mapped_column(Id, index=True)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Lineage(Base):
    """One parent of a version; a hybrid has several."""

    __tablename__ = "lineage"

    child_version_id: Mapped[int] = mapped_column(
        ForeignKey("algorithm_versions.id", ondelete="CASCADE"), primary_key=True
    )
    parent_version_id: Mapped[int] = mapped_column(
        ForeignKey("algorithm_versions.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    relation: Mapped[str] = mapped_column(String(16))


class AlgorithmAnalysis(Base):
    """Something found out about a version: `growth`, `static`, `review` or `comparison`."""

    __tablename__ = "algorithm_analysis"
    __table_args__ = (Index("ix_algorithm_analysis_algorithm_id_kind", "algorithm_id", "kind"), TABLE_OPTIONS)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    algorithm_id: Mapped[int] = mapped_column(ForeignKey("algorithms.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("algorithm_versions.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    result: Mapped[dict[str, Any]] = mapped_column(Json)
    job_id: Mapped[int | None] = mapped_column(Id, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class AlgorithmTag(Base):
    """A word by which an algorithm is found."""

    __tablename__ = "algorithm_tags"

    algorithm_id: Mapped[int] = mapped_column(ForeignKey("algorithms.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class Favourite(Base):
    """A person's mark on an algorithm."""

    __tablename__ = "favourites"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    algorithm_id: Mapped[int] = mapped_column(
        ForeignKey("algorithms.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class TraceRecord(Base):
    """A recorded run of a version; the trace itself is a file under `file_key`."""

    __tablename__ = "traces"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("algorithm_versions.id", ondelete="CASCADE"), index=True)
    label: Mapped[str] = mapped_column(String(200), default="")
    input: Mapped[Any] = mapped_column(Json)
    from_step: Mapped[int] = mapped_column(default=0)
    steps: Mapped[int] = mapped_column(default=0)
    size_bytes: Mapped[int] = mapped_column(default=0)
    truncated: Mapped[str] = mapped_column(String(64), default="")
    file_key: Mapped[str] = mapped_column(String(200))
    job_id: Mapped[int | None] = mapped_column(Id, index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Share(Base):
    """A link that anyone may open until it is revoked: to a version of an algorithm, and to a trace if one is named."""

    __tablename__ = "shares"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(32), unique=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    algorithm_id: Mapped[int] = mapped_column(ForeignKey("algorithms.id", ondelete="CASCADE"), index=True)
    version_number: Mapped[int]
    trace_id: Mapped[int | None] = mapped_column(ForeignKey("traces.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EvaluationRecord(Base):
    """The verdict of a canonical form under its data, limits and interpreter, so that nothing is run twice."""

    __tablename__ = "evaluations"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    evaluation: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)
