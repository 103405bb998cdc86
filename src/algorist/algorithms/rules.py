"""Decisions about algorithms: who may see and change them, and what their results may be called."""

import re
import secrets
from dataclasses import dataclass

from algorist.db.tables import Algorithm

UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Standing:
    """The part of an algorithm that says who may read it."""

    owner_id: int
    visibility: str


def may_read_algorithm(algorithm: Algorithm | Standing, user_id: int | None, *, is_admin: bool = False) -> bool:
    """The owner, an administrator, and for public algorithms and those with a link everyone."""
    return algorithm.visibility != "private" or algorithm.owner_id == user_id or is_admin


def may_change_algorithm(algorithm: Algorithm, user_id: int | None, *, is_admin: bool = False) -> bool:
    """The owner and administrators."""
    return algorithm.owner_id == user_id or is_admin


def make_slug() -> str:
    """The unguessable word of a share link: 128 bits."""
    return secrets.token_urlsafe(16)


def searchable_text(name: str, summary: str, problem_title: str, source: str) -> str:
    """The lower-case words by which an algorithm is found."""
    return f"{name} {summary} {problem_title} {source[:20_000]}".lower()


def is_better(score: float | None, than: float | None, direction: str | None) -> bool:
    """Whether a score beats another one; any score beats none."""
    if score is None:
        return False
    if than is None:
        return True
    return score < than if direction == "minimise" else score > than


def range_of(header: str | None, size: int) -> tuple[int, int] | None:
    """The one byte range that a Range header asks for, as (start, end), end not included.

    None where the whole is to be sent: no header, several ranges, or one that does not fit (RFC 9110 lets a server
    ignore them).
    """
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", header or "")
    if found is None or found[1] == found[2] == "":
        return None
    if found[1] == "":
        start, end = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        end = min(size, int(found[2]) + 1) if found[2] else size
    return (start, end) if start < end else None
