"""Writes of problems; nothing here commits."""

from typing import Any

from sqlalchemy import delete, select

from algorist.auth.actions import lock_user
from algorist.db.database import Transaction
from algorist.db.tables import ProblemRecord, ProblemTag
from algorist.engine.documents import DocumentError, document_from_problem, problem_from_document
from algorist.engine.terms.problem import Problem
from algorist.errors import FieldError, InvalidInput, NotAllowed
from algorist.problems.queries import find_problem
from algorist.problems.rules import may_change_problem, searchable_text
from algorist.problems.schemas import ProblemChange

MAX_DOCUMENT_BYTES = 1_000_000
_MOST_OF_A_TITLE = 50


def check_document(document: dict[str, Any]) -> Problem:
    """The problem that a document states.

    Raises:
        InvalidInput: a field does not fit; the error names it and the mend.
    """
    try:
        return problem_from_document(document)
    except DocumentError as error:
        fault = FieldError(field=error.field, message=error.message)
        raise InvalidInput(f"{error.field}: {error.message}", errors=(fault,), code="invalid_problem") from error


async def create_problem(
    tx: Transaction, owner_id: int, document: dict[str, Any], visibility: str, *, example: str | None = None
) -> ProblemRecord:
    """Keep a problem; the document is stored in its canonical shape."""
    problem = check_document(document)
    record = ProblemRecord(owner_id=owner_id, visibility=visibility, example=example)
    _write_document(record, problem)
    tx.add(record)
    await tx.flush()
    await _write_tags(tx, record.id, problem.tags)
    return record


async def change_problem(tx: Transaction, record: ProblemRecord, change: ProblemChange) -> None:
    """Change a problem that `find_own_problem` gave."""
    if change.document is not None:
        problem = check_document(change.document)
        _write_document(record, problem)
        await tx.execute(delete(ProblemTag).where(ProblemTag.problem_id == record.id))
        await _write_tags(tx, record.id, problem.tags)
    if change.visibility is not None:
        record.visibility = change.visibility
    record.revision += 1
    await tx.flush()


async def adopt_example(tx: Transaction, owner_id: int, name: str, document: dict[str, Any]) -> ProblemRecord:
    """The person's own copy of a shipped example; made once, then found again."""
    await lock_user(tx, owner_id)  # or a second click of the same moment would make a second one
    wanted = select(ProblemRecord).where(ProblemRecord.owner_id == owner_id, ProblemRecord.example == name)
    known = await tx.scalar(wanted.order_by(ProblemRecord.id).limit(1))
    return known or await create_problem(tx, owner_id, document, "private", example=name)


async def keep_problem(tx: Transaction, owner_id: int, document: dict[str, Any]) -> ProblemRecord:
    """The person's own problem with this very document; made where there is none.

    Raises:
        InvalidInput: a field of the document does not fit.
    """
    canonical = document_from_problem(check_document(document))
    await lock_user(tx, owner_id)
    titled = (ProblemRecord.owner_id == owner_id, ProblemRecord.title == canonical["title"])
    known = await tx.scalars(select(ProblemRecord).where(*titled).order_by(ProblemRecord.id).limit(_MOST_OF_A_TITLE))
    same = next((record for record in known if record.document == canonical), None)
    return same or await create_problem(tx, owner_id, document, "private")


async def find_own_problem(tx: Transaction, problem_id: int, user_id: int, *, is_admin: bool) -> ProblemRecord:
    """The problem, if this person may change it; until the transaction ends, nobody else changes it.

    Raises:
        NotFound: there is none that this person may see.
        NotAllowed: it may be seen but is another's.
    """
    await tx.get(ProblemRecord, problem_id, with_for_update=True)
    record = await find_problem(tx, problem_id, user_id, is_admin=is_admin)
    if not may_change_problem(record, user_id, is_admin=is_admin):
        raise NotAllowed("Only the owner may change a problem: make a copy of it instead.")
    return record


def _write_document(record: ProblemRecord, problem: Problem) -> None:
    document = document_from_problem(problem)
    record.document = document
    record.title = problem.title
    record.kind = problem.kind.value
    record.search_text = searchable_text(document)


async def _write_tags(tx: Transaction, problem_id: int, tags: tuple[str, ...]) -> None:
    for tag in sorted({tag.strip().lower()[:40] for tag in tags if tag.strip()}):
        tx.add(ProblemTag(problem_id=problem_id, tag=tag))
    await tx.flush()
