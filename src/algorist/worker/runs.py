"""One run of one job: from the claim to its ending, whatever happens in between."""

import asyncio
import logging
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from algorist.engine.sandbox import Sandbox
from algorist.errors import AlgoristError, Unavailable
from algorist.jobs.actions import (
    Claim,
    ClaimLost,
    Ending,
    finish_job,
    give_back_job,
    park_job,
    retry_later,
)
from algorist.jobs.queries import read_money_left, read_step_documents
from algorist.jobs.rules import MONEY_SPENT, State, after_failed_try, wall_limit
from algorist.parts import Parts
from algorist.queue.tasks import Control, Paused, Task, TaskContext, TaskFailed, TaskResult
from algorist.worker.reporter import Reporter, commit_patiently
from algorist.worker.sandboxes import SandboxRack

logger = logging.getLogger(__name__)
# What a task gets to end by itself once it is to stop, before the await that it hangs in is cancelled.
_WIND_DOWN_SECONDS = 0.3


class Why(StrEnum):
    """Why a run is to stop before its task has ended."""

    CANCEL = "cancel"
    LOST = "lost"
    SHUTDOWN = "shutdown"
    OVERTIME = "overtime"


@dataclass(eq=False, slots=True)
class Run:
    """A job in hand. `stop` may be called from the loop at any time; `stopped` is read by any thread."""

    claim: Claim
    sandbox: Sandbox | None = None
    control: Control = ""
    why: Why | None = None
    stopped: threading.Event = field(default_factory=threading.Event)
    started: float = field(default_factory=time.monotonic)
    ended: bool = False
    _task: asyncio.Task[TaskResult] | None = None

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started

    def stop(self, why: Why) -> None:
        """Kill the run's programs now, and its task's awaits a moment later; the first reason counts."""
        if self.why is not None:
            return
        self.why = why
        self.stopped.set()
        if self.sandbox is not None and not self.ended:
            self.sandbox.cancel()
        if self._task is not None:
            asyncio.get_running_loop().call_later(_WIND_DOWN_SECONDS, self._task.cancel)

    async def execute(self, task: Task, context: TaskContext, seconds: float) -> TaskResult:
        """What the task gives; a task that does not end in time is stopped."""
        self._task = asyncio.ensure_future(task(context))
        if self.why is not None:
            self._task.cancel()
        overtime = asyncio.get_running_loop().call_later(seconds, self.stop, Why.OVERTIME)
        try:
            return await self._task
        finally:
            self.ended = True
            overtime.cancel()


async def run_job(parts: Parts, run: Run, tasks: Mapping[str, Task], rack: SandboxRack) -> State | None:
    """Run a claimed job to its end and write that down: the state it ended in, None where it goes on elsewhere."""
    reporter = Reporter(parts, run.claim, run.stopped.is_set)
    try:
        result = await _perform(parts, run, reporter, tasks[run.claim.type], rack)
        await reporter.flush()
        ending = Ending(state=State.SUCCEEDED, run_seconds=run.seconds, result=result.result)
        return await _finish(parts, run, ending, result)
    except ClaimLost:
        logger.warning("job %d is no longer ours; what it did is dropped", run.claim.job_id)
        return None
    except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  whatever a task raises, its job ends somehow
        if isinstance(error, asyncio.CancelledError) and _is_ended_from_outside():
            run.stop(Why.SHUTDOWN)
        return await _end_otherwise(parts, run, reporter, error)


def _is_ended_from_outside() -> bool:
    """Whether this very task was cancelled, rather than the job's task having raised by itself."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


async def _perform(parts: Parts, run: Run, reporter: Reporter, task: Task, rack: SandboxRack) -> TaskResult:
    limit = wall_limit(run.claim.type, run.claim.input.get("budget"), run.claim.run_seconds)
    async with rack.lend() as sandbox:
        run.sandbox = sandbox
        return await run.execute(task, await _make_context(parts, run, reporter, sandbox), limit)


async def _make_context(parts: Parts, run: Run, reporter: Reporter, sandbox: Sandbox) -> TaskContext:
    claim = run.claim
    stored: list[dict[str, Any]] = []
    if claim.generation:  # the first run of a job finds nothing stored
        async with parts.database.reading() as session:
            stored = await read_step_documents(session, claim.job_id)
    wanted = await _with_money_left(parts, claim, stored)
    return TaskContext(
        job_id=claim.job_id,
        user_id=claim.user_id,
        type=claim.type,
        input=wanted,
        parts=parts,
        token=claim.token,
        cancelled=run.stopped.is_set,
        control=lambda: run.control,
        record_step=reporter.record_step,
        record_usage=reporter.record_usage,
        progress=reporter.report,
        log=reporter.write_log,
        stored_steps=stored,
        earlier_result=claim.result,
        sandbox=sandbox,
    )


async def _with_money_left(parts: Parts, claim: Claim, stored: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The job's input, its budget no larger than the money that its owner has left today on the service's keys."""
    left = await read_money_left(parts.database, parts.settings, claim.user_id, claim.input.get("designer"))
    if left is None:
        return claim.input
    if left <= 0:
        raise TaskFailed(MONEY_SPENT, code="daily_spend")
    budget = claim.input.get("budget") or {}
    # A search counts what its stored steps cost, too (and not what was spent beside it, which is in `claim.dollars`).
    spent = sum(float((step.get("usage") or {}).get("dollars") or 0.0) for step in stored)
    most = min(spent + left, budget.get("dollars") or float("inf"))
    return {**claim.input, "budget": {**budget, "dollars": most}}


async def _finish(parts: Parts, run: Run, ending: Ending, result: TaskResult | None = None) -> State:
    write = result.write if result else None
    await commit_patiently(
        parts,
        lambda tx: finish_job(tx, parts, run.claim, ending, write),
        until=lambda: run.why in {Why.LOST, Why.SHUTDOWN},
    )
    return ending.state


async def _end_otherwise(
    parts: Parts, run: Run, reporter: Reporter, error: Exception | asyncio.CancelledError
) -> State | None:
    """A run that did not succeed: cancelled, paused, given back, to be tried again, or failed."""
    try:
        if run.why is not Why.LOST:
            await reporter.flush()
            return await _settle(parts, run, error)
    except ClaimLost:
        logger.warning("job %d is no longer ours; what it did is dropped", run.claim.job_id)
    except Unavailable:
        logger.warning("the database is away; job %d is left to the relay", run.claim.job_id)
    return None


async def _settle(parts: Parts, run: Run, error: Exception | asyncio.CancelledError) -> State | None:
    seconds = run.seconds
    if run.why is Why.CANCEL:
        return await _finish(parts, run, Ending(state=State.CANCELLED, run_seconds=seconds))
    if run.why is Why.SHUTDOWN:
        await commit_patiently(parts, lambda tx: give_back_job(tx, parts, run.claim, seconds), until=run.stopped.is_set)
        return None
    if isinstance(error, Paused):
        await commit_patiently(parts, lambda tx: park_job(tx, parts, run.claim, seconds), until=run.stopped.is_set)
        return None
    failure = _describe(run, error)
    following = after_failed_try(
        run.claim.attempts,
        parts.settings.job_attempts,
        may_retry=failure.again,
        wait_seconds=failure.after,
        seed=run.claim.job_id * 31 + run.claim.attempts,
    )
    words = {"code": failure.code, "detail": failure.detail, "request_id": run.claim.request_id}
    if not following.again:
        return await _finish(parts, run, Ending(state=State.FAILED, run_seconds=seconds, error=words))
    delay = following.delay_seconds
    await commit_patiently(
        parts, lambda tx: retry_later(tx, parts, run.claim, seconds, words, delay), until=run.stopped.is_set
    )
    return None


def _describe(run: Run, error: Exception | asyncio.CancelledError) -> TaskFailed:
    """The failure in words for a person."""
    if run.why is Why.OVERTIME:
        return TaskFailed(
            "The job used more time than it was given and was ended. Its steps are kept: extend it to go on.",
            code="wall_limit",
        )
    if isinstance(error, TaskFailed):
        return error
    if isinstance(error, AlgoristError):
        return TaskFailed(error.detail, code=error.code, again=isinstance(error, Unavailable), after=error.retry_after)
    logger.error("job %d (%s) failed", run.claim.job_id, run.claim.type, exc_info=error)
    return TaskFailed(
        f"Something went wrong inside the service ({type(error).__name__}). Retry the job; if it fails again, "
        "tell the operator its number.",
        code="internal",
    )
