"""`trace`: records a run of a version on an input that the person chose, for the player."""

import ast
from typing import Any

from algorist.algorithms.queries import find_version
from algorist.algorithms.tasks.results import record_calls, record_example, record_on_instance, write_trace
from algorist.algorithms.tasks.subjects import Subject, read_subject
from algorist.db.database import Transaction
from algorist.engine.documents import DocumentError, calls_from_document
from algorist.engine.terms.problem import Call, Kind
from algorist.engine.tracing.trace import Caps
from algorist.queue.tasks import Progress, TaskContext, TaskFailed, TaskResult

_NO_LITERAL = "The input is not a Python literal: write the arguments like ([3, 1, 2], 4)."


async def trace(context: TaskContext) -> TaskResult:
    """Without an input the largest example is recorded. The file is kept first; its row comes with the job's end."""
    subject = await read_subject(context, context.input["algorithm_id"], context.input.get("version"))
    await context.progress(Progress(phase="recording"))
    asked = context.input
    caps = Caps(from_step=int(asked.get("from_step") or 0), steps=int(asked.get("max_steps") or Caps().steps))
    stored = await _record(context, subject, caps)
    if stored is None:
        raise TaskFailed("This problem has no example to record: give an input.", code="no_input")

    async def write(tx: Transaction) -> dict[str, Any]:
        version = await find_version(tx, subject.algorithm.id, subject.version.number)
        row = write_trace(tx, version, stored, context.job_id)
        await tx.flush()
        return {"trace_id": row.id}

    result = {
        "algorithm_id": subject.algorithm.id,
        "version": subject.version.number,
        "steps": stored.trace.steps,
        "truncated": stored.trace.truncated,
    }
    return TaskResult(result=result, write=write)


def _read_calls(subject: Subject, written: str) -> tuple[Call, ...]:
    """The calls that a person wrote as a Python literal: a function's arguments with commas, or a class's calls."""
    given = _read_literal(written)
    entry = subject.problem.entry
    if not entry.is_class and not isinstance(given, tuple):
        given = (given,)  # `[3, 1, 2]` is one argument, as it is in a call
    try:
        listed = [list(row) if isinstance(row, tuple) and entry.is_class else row for row in given]
        return calls_from_document(entry, listed)
    except DocumentError as error:
        raise TaskFailed(f"The input does not fit: {error.field}: {error.message}", code="invalid_input") from error
    except TypeError as error:
        raise TaskFailed(_NO_LITERAL, code="invalid_input") from error


def _read_literal(written: str) -> Any:
    try:
        return ast.literal_eval(written.strip())
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError) as error:
        raise TaskFailed(_NO_LITERAL, code="invalid_input") from error


async def _record(context: TaskContext, subject: Subject, caps: Caps) -> Any:
    parts, source = context.parts, subject.version.source
    written = str(context.input.get("args") or "")
    if not written:
        return await record_example(parts, context.sandbox, subject.problem, source, caps)
    if subject.problem.kind is Kind.OPTIMISATION:
        args = _read_literal(written)
        if not isinstance(args, tuple) or len(args) != len(subject.problem.entry.params):
            raise TaskFailed(f"Write {len(subject.problem.entry.params)} arguments.", code="invalid_input")
        return await record_on_instance(parts, context.sandbox, subject.problem, source, caps, args)
    calls = _read_calls(subject, written)
    label = str(context.input.get("name") or "own input")
    return await record_calls(parts, context.sandbox, source, calls, label=label, caps=caps)
