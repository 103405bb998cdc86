"""`export`: makes a file of what a person may read. The file is stored first; its row comes with the job's end."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from sqlalchemy import select

from algorist.algorithms.queries import find_algorithm, find_version, list_analyses, view_version
from algorist.auth.queries import export_account
from algorist.db.database import Transaction
from algorist.db.tables import Job, JobEvent, JobStep, ProblemRecord
from algorist.engine.documents import problem_from_document
from algorist.engine.evaluation import short_literal
from algorist.engine.terms.problem import Problem, Split
from algorist.exports.actions import record_export
from algorist.exports.rules import MadeFile, file_name, pack_zip, render_algorithm, render_json, wrap_json, zip_pieces
from algorist.problems.queries import find_problem
from algorist.problems.rules import shown_document
from algorist.queue.tasks import Progress, TaskContext, TaskFailed, TaskResult

_SHOWN_EXAMPLES = 5
Content = bytes | AsyncIterator[bytes]


async def export(context: TaskContext) -> TaskResult:
    """The file of a job has one key, so that a task that runs twice leaves one file."""
    subject, form = context.input["subject"], context.input["format"]
    await context.progress(Progress(phase="writing"))
    title, content = await _SUBJECTS[subject](context, form)
    made = await _store(context, file_name(title, form), form, content)

    async def write(tx: Transaction) -> dict[str, Any]:
        about = (subject, context.input.get("subject_id"))
        days = context.parts.settings.keep_exports_days
        row = await record_export(tx, context.user_id, context.job_id, about, made, days)
        return {"export_id": row.id}

    return TaskResult(result={"name": made.name, "size_bytes": made.size_bytes}, write=write)


async def _store(context: TaskContext, name: str, form: str, content: Content) -> MadeFile:
    """Small files are written as they are; a long one goes into the store as it comes."""
    key, size, checksum = f"exports/{context.job_id}/{name}", 0, hashlib.sha256()

    async def counted() -> AsyncIterator[bytes]:
        nonlocal size
        async for piece in _pieces(content):
            size += len(piece)
            checksum.update(piece)
            yield piece

    await context.parts.files.write_pieces(key, counted())
    return MadeFile(format=form, name=name, key=key, size_bytes=size, sha256=checksum.hexdigest())


async def _pieces(content: Content) -> AsyncIterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    async for piece in content:
        yield piece


async def _algorithm(context: TaskContext, form: str) -> tuple[str, bytes]:
    async with context.parts.database.reading() as session:
        algorithm = await find_algorithm(session, context.input["subject_id"], context.user_id)
        version = await find_version(session, algorithm.id, algorithm.current_version)
        problem = await session.get_one(ProblemRecord, algorithm.problem_id)
        analyses = await list_analyses(session, algorithm.id)
    document = {
        "algorithm": {"name": algorithm.name, "summary": algorithm.summary, "tier": algorithm.tier},
        "version": view_version(version).model_dump(mode="json"),
        "problem": shown_document(problem, context.user_id),
        "analyses": [analysis.model_dump(mode="json") for analysis in analyses],
        "examples": _example_calls(problem_from_document(problem.document)),
    }
    return algorithm.name, render_algorithm(document, form)


def _example_calls(problem: Problem) -> list[str]:
    """The problem's examples as lines of Python that a notebook can run."""
    if problem.entry.is_class:
        return []
    shown = problem.cases_of(Split.EXAMPLE)[:_SHOWN_EXAMPLES]
    calls = [case.calls[0] for case in shown]
    return [f"{call.name}({', '.join(short_literal(argument) for argument in call.args)})" for call in calls]


async def _problem(context: TaskContext, form: str) -> tuple[str, bytes]:
    async with context.parts.database.reading() as session:
        problem = await find_problem(session, context.input["subject_id"], context.user_id)
    document = shown_document(problem, context.user_id)
    return problem.title, _plain({"problem": document}, form, "problem")


async def _job(context: TaskContext, form: str) -> tuple[str, bytes]:
    """A job with its events and steps, as its owner may read them."""
    job_id = context.input["subject_id"]
    async with context.parts.database.reading() as session:
        job = await session.get(Job, job_id)
        if job is None or job.user_id != context.user_id:
            raise TaskFailed(f"There is no job {job_id}.", code="not_found")
        events = list(
            await session.scalars(select(JobEvent).where(JobEvent.job_id == job_id).order_by(JobEvent.number))
        )
        steps = list(await session.scalars(select(JobStep).where(JobStep.job_id == job_id).order_by(JobStep.number)))
    document = {
        "job": {"id": job.id, "type": job.type, "state": job.state, "input": job.input, "result": job.result},
        "events": [{"number": row.number, "kind": row.kind, "body": row.body} for row in events],
        "steps": [row.document for row in steps],
    }
    return f"job {job.id}", _plain(document, form, "job")


async def _account(context: TaskContext, form: str) -> tuple[str, Content]:
    """All that is kept of a person may be much: it is never in memory as a whole."""
    document = wrap_json("account", export_account(context.parts.database, context.user_id))
    if form == "json":
        return "account", document
    if form == "zip":
        return "account", zip_pieces("account.json", document)
    raise _unsupported("account", form)


def _plain(document: dict[str, Any], form: str, name: str) -> bytes:
    """What has no program comes as JSON, or as JSON in a zip."""
    if form == "json":
        return render_json(document)
    if form == "zip":
        return pack_zip({f"{name}.json": render_json(document)})
    raise _unsupported(name, form)


def _unsupported(name: str, form: str) -> TaskFailed:
    return TaskFailed(f"An export of {name} comes as json or zip, not as {form}.", code="unsupported_format")


_SUBJECTS: dict[str, Callable[[TaskContext, str], Awaitable[tuple[str, Content]]]] = {
    "algorithm": _algorithm,
    "problem": _problem,
    "job": _job,
    "account": _account,
}
