"""Writes of exports; nothing here commits but the sweep, which is a transaction of its own."""

from datetime import timedelta

from sqlalchemy import delete, select

from algorist.algorithms.actions import NewVersion, create_algorithm
from algorist.db.columns import now
from algorist.db.database import Transaction
from algorist.db.tables import ExportRecord
from algorist.exports.rules import MadeFile
from algorist.exports.schemas import ExportFile, Imported
from algorist.parts import Parts
from algorist.problems.actions import keep_problem

_SWEPT_AT_ONCE = 200


async def record_export(
    tx: Transaction, user_id: int, job_id: int, subject: tuple[str, int | None], made: MadeFile, days: int
) -> ExportRecord:
    """The row of a file that is in the store already; written once a job, however often its task ran."""
    row = ExportRecord(
        user_id=user_id,
        job_id=job_id,
        subject=subject[0],
        subject_id=subject[1],
        format=made.format,
        name=made.name[:200],
        file_key=made.key,
        size_bytes=made.size_bytes,
        sha256=made.sha256,
        expires_at=now() + timedelta(days=days),
    )
    tx.add(row)
    await tx.flush()
    return row


async def delete_export(tx: Transaction, parts: Parts, row: ExportRecord) -> None:
    """Remove an export; its file goes once the row is gone."""
    key = row.file_key
    await tx.delete(row)
    tx.after_commit(lambda: parts.files.delete_file(key))


async def sweep_exports(parts: Parts) -> int:
    """Remove what has expired; says how many there were."""
    async with parts.database.transaction() as tx:
        expired = select(ExportRecord).where(ExportRecord.expires_at < now()).limit(_SWEPT_AT_ONCE)
        rows = list(await tx.scalars(expired))
        await tx.execute(delete(ExportRecord).where(ExportRecord.id.in_([row.id for row in rows])))
    for row in rows:
        await parts.files.delete_file(row.file_key)
    return len(rows)


async def import_file(tx: Transaction, user_id: int, name: str, file: ExportFile) -> Imported:
    """Keep what an export holds as this person's own: the problem, where they have not got it, and the algorithm.

    Verdicts and figures are left aside: they were another's, and a file can be written by hand.

    Raises:
        InvalidInput: a field of the problem does not fit.
    """
    problem = await keep_problem(tx, user_id, file.problem)
    if file.algorithm is None or file.version is None:
        return Imported(problem_id=problem.id, algorithm_id=None)
    designer = file.version.designer
    version = NewVersion(
        source=file.version.source,
        origin="import",
        designer=name,
        note=f"imported; its file names {designer} as the designer" if designer else "imported",
        proposal=file.version.proposal.model_dump(exclude_defaults=True),
    )
    algorithm = await create_algorithm(tx, user_id, problem, file.algorithm.name, file.algorithm.summary, version)
    return Imported(problem_id=problem.id, algorithm_id=algorithm.id)
