"""Decisions about problems: who may see and change them, what a stranger is not shown."""

from dataclasses import dataclass
from typing import Any

from algorist.db.tables import ProblemRecord

VISIBILITIES = ("private", "link", "public")
# What would let a stranger, or a designer, fit the hidden tests.
_OWNERS_ONLY = ("tests", "sealed", "generated", "reference")


@dataclass(frozen=True, slots=True)
class Standing:
    """The part of a problem that says who may read it."""

    owner_id: int
    visibility: str


def may_read_problem(problem: ProblemRecord | Standing, user_id: int | None, *, is_admin: bool = False) -> bool:
    """The owner, an administrator, and for public problems and those with a link everyone."""
    return problem.visibility != "private" or problem.owner_id == user_id or is_admin


def may_change_problem(problem: ProblemRecord | Standing, user_id: int | None, *, is_admin: bool = False) -> bool:
    """The owner and administrators."""
    return problem.owner_id == user_id or is_admin


def shown_document(problem: ProblemRecord, user_id: int | None, *, is_admin: bool = False) -> dict[str, Any]:
    """The problem's document, without hidden tests and reference for those who do not own it."""
    if may_change_problem(problem, user_id, is_admin=is_admin):
        return problem.document
    return public_part(problem.document)


def public_part(document: dict[str, Any]) -> dict[str, Any]:
    """A problem's document without what would let a stranger fit the hidden tests."""
    return {name: value for name, value in document.items() if name not in _OWNERS_ONLY}


def searchable_text(document: dict[str, Any]) -> str:
    """The lower-case words by which a problem is found."""
    parts = [document.get("title", ""), document.get("statement", ""), document.get("signature", "")]
    return " ".join(str(part) for part in [*parts, *document.get("tags", [])]).lower()
