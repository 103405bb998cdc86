"""Jobs, their numbered events and the steps of their searches. The row is the truth; Redis only carries its id."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from algorist.db.columns import Id, Json, LongText, UtcDateTime, now
from algorist.db.tables.base import TABLE_OPTIONS, Base


class Job(Base):
    """A job, and its own outbox: `enqueued_at` says when it was last released to Redis, NULL that it is held back.

    A released job that no worker has taken is added to Redis again after a while, harmlessly. `generation` rises each
    time the job goes back to the queue; `token` is the claim of the worker that runs it and `lease_until` when that
    claim lapses. `control` is what the person asked of the running job: `cancel`, `pause`, `stop_after`.
    `event_count` numbers the events, so that a reader can ask for what came after N.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("user_id", "idempotency_key"),
        Index("ix_jobs_user_id_created_at_id", "user_id", "created_at", "id"),
        Index("ix_jobs_user_id_state_enqueued_at", "user_id", "state", "enqueued_at"),
        Index("ix_jobs_state_enqueued_at", "state", "enqueued_at"),
        Index("ix_jobs_state_lease_until", "state", "lease_until"),
        Index("ix_jobs_state_created_at_id", "state", "created_at", "id"),
        Index("ix_jobs_created_at_id", "created_at", "id"),
        Index("ix_jobs_finished_at_state", "finished_at", "state"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    type: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(12), default="queued")
    phase: Mapped[str] = mapped_column(String(40), default="")
    problem_id: Mapped[int | None] = mapped_column(Id, index=True)
    algorithm_id: Mapped[int | None] = mapped_column(Id, index=True)
    input: Mapped[dict[str, Any]] = mapped_column(Json)
    progress: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    result: Mapped[dict[str, Any] | None] = mapped_column(Json)
    error: Mapped[dict[str, Any] | None] = mapped_column(Json)
    idempotency_key: Mapped[str | None] = mapped_column(String(80))
    input_hash: Mapped[str] = mapped_column(String(64), default="")
    control: Mapped[str] = mapped_column(String(12), default="")
    priority: Mapped[int] = mapped_column(default=0)
    generation: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    token: Mapped[str | None] = mapped_column(String(32))
    worker: Mapped[str] = mapped_column(String(120), default="")
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    not_before: Mapped[datetime | None] = mapped_column(UtcDateTime)
    enqueued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    event_count: Mapped[int] = mapped_column(default=0)
    dollars: Mapped[float] = mapped_column(default=0.0)
    input_tokens: Mapped[int] = mapped_column(default=0)
    output_tokens: Mapped[int] = mapped_column(default=0)
    cpu_seconds: Mapped[float] = mapped_column(default=0.0)
    run_seconds: Mapped[float] = mapped_column(default=0.0)
    request_id: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, onupdate=now)


class JobEvent(Base):
    """Event `number` of a job, written in the transaction that caused it."""

    __tablename__ = "job_events"

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(24))
    body: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, index=True)


class JobStep(Base):
    """Step `number` of a job's search, complete, so that the search can go on after it. `document` is the whole step;
    the columns beside it are for lists and figures. `provider` is the designer as a job names it, `designer` the model
    or the part of the offline engine; `dollars` is NULL where no price is known.
    """

    __tablename__ = "job_steps"
    __table_args__ = (
        # All that figures ask of a step: the rows themselves, with their documents, need not be read.
        Index(
            "ix_job_steps_figures",
            "job_id",
            "provider",
            "designer",
            "verdict",
            "duplicate_of",
            "input_tokens",
            "output_tokens",
            "dollars",
            "cpu_seconds",
        ),
        Index("ix_job_steps_created_at", "created_at"),
        TABLE_OPTIONS,
    )

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    strategy: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    provider: Mapped[str] = mapped_column(String(24), default="")
    designer: Mapped[str] = mapped_column(String(120), default="")
    verdict: Mapped[str] = mapped_column(String(24), default="")
    score: Mapped[float | None]
    passed: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    is_best: Mapped[bool] = mapped_column(default=False)
    duplicate_of: Mapped[int | None]
    input_tokens: Mapped[int] = mapped_column(default=0)
    output_tokens: Mapped[int] = mapped_column(default=0)
    dollars: Mapped[float | None]
    cpu_seconds: Mapped[float] = mapped_column(default=0.0)
    source: Mapped[str] = mapped_column(LongText, default="")
    document: Mapped[dict[str, Any]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
