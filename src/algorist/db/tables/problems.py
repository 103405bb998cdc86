"""Problems as people wrote them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from algorist.db.columns import Id, Json, LongText, UtcDateTime, now
from algorist.db.tables.base import TABLE_OPTIONS, Base


class ProblemRecord(Base):
    """A problem: `document` is the whole problem in the shape of a problem file; the rest is for finding it.

    `example` is the name of the shipped example that it was made from. `revision` rises with each change (ETag).
    `search_text` is the lower-case text that full-text search looks through.
    """

    __tablename__ = "problems"
    __table_args__ = (
        Index("ix_problems_owner_id_created_at_id", "owner_id", "created_at", "id"),
        Index("ix_problems_visibility_created_at_id", "visibility", "created_at", "id"),
        TABLE_OPTIONS,
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(16))
    document: Mapped[dict[str, Any]] = mapped_column(Json)
    search_text: Mapped[str] = mapped_column(LongText, default="")
    visibility: Mapped[str] = mapped_column(String(8), default="private")
    example: Mapped[str | None] = mapped_column(String(80))
    revision: Mapped[int] = mapped_column(default=1)
    best_algorithm_id: Mapped[int | None] = mapped_column(Id)
    best_score: Mapped[float | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now, onupdate=now)


class ProblemTag(Base):
    """A word by which a problem is found."""

    __tablename__ = "problem_tags"

    problem_id: Mapped[int] = mapped_column(ForeignKey("problems.id", ondelete="CASCADE"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)
