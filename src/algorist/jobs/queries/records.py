"""Reads of jobs, their events and steps, in a session."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.algorithms.queries import find_algorithm
from algorist.db.columns import now
from algorist.db.tables import Job, JobEvent, JobStep, ProviderKey
from algorist.errors import InvalidInput, NotFound
from algorist.jobs.rules import State, descent_of, spends_service_money
from algorist.jobs.schemas import (
    AnalyzeRequest,
    Budget,
    DraftRequest,
    Estimate,
    EventPage,
    EventView,
    ExportRequest,
    GenerateRequest,
    ImproveRequest,
    JobRequest,
    JobView,
    StepPage,
    StepSummary,
    StepView,
    SynthesizeRequest,
    TraceRequest,
)
from algorist.problems.queries import find_problem
from algorist.settings import Settings

MAX_EVENTS = 500
_ESTIMATE_FROM = 50
_PROVIDERS = ("gemini", "openai", "anthropic")
_DESCENT = ("candidate", "parents")
_PARENTS = "$.candidate.parents"
_VIEWED = (
    "id", "type", "state", "phase", "control", "problem_id", "algorithm_id", "input", "progress", "result", "error",
    "attempts", "dollars", "input_tokens", "output_tokens", "cpu_seconds", "run_seconds", "event_count", "created_at",
    "started_at", "finished_at",
)  # fmt: skip


def view_job(job: Job) -> JobView:
    """A job as it crosses the wire."""
    return JobView.model_validate({name: getattr(job, name) for name in _VIEWED})


async def find_job(session: AsyncSession, job_id: int, user_id: int, *, is_admin: bool = False) -> Job:
    """The job, if it is this person's.

    Raises:
        NotFound: there is none, or it is another's.
    """
    job = await session.get(Job, job_id)
    if job is None or (job.user_id != user_id and not is_admin):
        raise NotFound(f"There is no job {job_id}.")
    return job


async def list_events(session: AsyncSession, job_id: int, after: int, limit: int = MAX_EVENTS) -> EventPage:
    """The events of a job after a number, oldest first."""
    wanted = (
        select(JobEvent)
        .where(JobEvent.job_id == job_id, JobEvent.number > after)
        .order_by(JobEvent.number)
        .limit(limit + 1)
    )
    rows = list(await session.scalars(wanted))
    items = [EventView.model_validate(row, from_attributes=True) for row in rows[:limit]]
    return EventPage(items=items, more=len(rows) > limit)


async def list_user_events(session: AsyncSession, user_id: int, since: datetime, limit: int) -> list[EventView]:
    """The newest events of all jobs of a person from a moment on, for a socket that has missed rings; oldest first."""
    wanted = (
        select(JobEvent)
        .join(Job, Job.id == JobEvent.job_id)
        .where(Job.user_id == user_id, JobEvent.created_at >= since)
        .order_by(JobEvent.created_at.desc())
        .limit(limit)
    )
    rows = sorted(await session.scalars(wanted), key=lambda row: (row.created_at, row.job_id, row.number))
    return [EventView.model_validate(row, from_attributes=True) for row in rows]


async def list_steps(session: AsyncSession, job_id: int, after: int, limit: int) -> StepPage:
    """The steps of a job after a number, in order, without programs."""
    columns = [getattr(JobStep, name) for name in StepSummary.model_fields if name not in _DESCENT]
    # Taken out by the database, so that programs and prompts need not be read for a list.
    descent = func.json_extract(JobStep.document, "$.candidate.number"), func.json_extract(JobStep.document, _PARENTS)
    wanted = (
        select(*columns, *(column.label(name) for name, column in zip(_DESCENT, descent, strict=True)))
        .where(JobStep.job_id == job_id, JobStep.number > after)
        .order_by(JobStep.number)
        .limit(limit + 1)
    )
    rows = (await session.execute(wanted)).mappings().all()
    items = [StepSummary.model_validate(dict(row) | {"parents": json.loads(row["parents"] or "[]")}) for row in rows]
    return StepPage(items=items[:limit], more=len(rows) > limit)


async def read_step(session: AsyncSession, job_id: int, number: int) -> StepView:
    """A step with its program and all that the search knows of it.

    Raises:
        NotFound: the job has no such step.
    """
    step = await session.get(JobStep, (job_id, number))
    if step is None:
        raise NotFound(f"Job {job_id} has no step {number}.")
    columns = {name: getattr(step, name) for name in StepView.model_fields if name not in _DESCENT}
    return StepView.model_validate(columns | descent_of(step.document))


async def read_step_documents(session: AsyncSession, job_id: int) -> list[dict[str, Any]]:
    """All that a search needs to go on after its stored steps, in order."""
    wanted = select(JobStep.document).where(JobStep.job_id == job_id).order_by(JobStep.number)
    return list(await session.scalars(wanted))


async def check_subjects(session: AsyncSession, request: JobRequest, user_id: int, *, is_admin: bool) -> int | None:
    """The problem that a request is about, once everything that it names is known to be this person's to use.

    Raises:
        NotFound: it names what this person may not see.
        InvalidInput: the parents of a hybrid are not of its problem.
    """
    match request:
        case DraftRequest():
            return None
        case GenerateRequest():
            return (await find_problem(session, request.problem_id, user_id, is_admin=is_admin)).id
        case SynthesizeRequest():
            problem = await find_problem(session, request.problem_id, user_id, is_admin=is_admin)
            for parent in request.parents:
                algorithm = await find_algorithm(session, parent, user_id, is_admin=is_admin)
                if algorithm.problem_id != problem.id:
                    raise InvalidInput(f"Algorithm {parent} is of another problem: parents solve the same one.")
            return problem.id
        case ImproveRequest() | AnalyzeRequest() | TraceRequest():
            return (await find_algorithm(session, request.algorithm_id, user_id, is_admin=is_admin)).problem_id
        case ExportRequest():
            return await _check_export(session, request, user_id, is_admin=is_admin)


async def _check_export(session: AsyncSession, request: ExportRequest, user_id: int, *, is_admin: bool) -> int | None:
    if request.subject_id is None:
        return None
    if request.subject == "problem":
        return (await find_problem(session, request.subject_id, user_id, is_admin=is_admin)).id
    if request.subject == "algorithm":
        return (await find_algorithm(session, request.subject_id, user_id, is_admin=is_admin)).problem_id
    return (await find_job(session, request.subject_id, user_id, is_admin=is_admin)).problem_id


async def read_money_left(
    session: AsyncSession, settings: Settings, user_id: int, designer: str | None
) -> float | None:
    """Dollars that a person may still spend today (UTC) on the service's keys; None where the search spends none."""
    own = set(await session.scalars(select(ProviderKey.provider).where(ProviderKey.user_id == user_id)))
    service = [name for name in _PROVIDERS if getattr(settings, f"{name}_api_key").get_secret_value()]
    if not spends_service_money(designer, own, service):
        return None
    midnight = now().replace(hour=0, minute=0, second=0, microsecond=0)
    today = select(Job.input, Job.dollars).where(Job.user_id == user_id, Job.updated_at >= midnight, Job.dollars > 0)
    spent = sum(
        dollars
        for document, dollars in await session.execute(today)
        if spends_service_money(document.get("designer"), own, service)
    )
    return settings.dollars_per_user_per_day - float(spent)


async def estimate_job(session: AsyncSession, request: JobRequest, user_id: int) -> Estimate:
    """What a job is likely to use: the mean of this person's last finished jobs of its type and designer, per candidate
    where there are candidates, and never more than its budget.
    """
    budget: Budget | None = getattr(request, "budget", None)
    wanted = (
        select(Job)
        .where(Job.user_id == user_id, Job.type == request.type, Job.state == State.SUCCEEDED)
        .order_by(Job.created_at.desc(), Job.id.desc())
        .limit(_ESTIMATE_FROM)
    )
    designer = getattr(request, "designer", None)
    alike = [job for job in await session.scalars(wanted) if job.input.get("designer") == designer]
    ahead = await session.scalar(
        select(func.count()).where(Job.user_id == user_id, Job.state.in_((State.QUEUED, State.RUNNING)))
    )
    return _estimate_from(alike, budget, ahead or 0)


def _estimate_from(alike: list[Job], budget: Budget | None, ahead: int) -> Estimate:
    if not alike:
        return Estimate(based_on=0, ahead=ahead, at_most=budget)
    done = sum(int(job.progress.get("done") or 0) for job in alike)
    if budget is None or not done:
        share, candidates = 1 / len(alike), None
    else:
        candidates = min(budget.candidates, -(-done // len(alike)))
        share = candidates / done
    limits = budget or Budget()
    numbers = {name: share * sum(getattr(job, name) for job in alike) for name in _ESTIMATED}
    seconds = share * sum(job.run_seconds for job in alike)
    return Estimate(
        based_on=len(alike),
        candidates=candidates,
        seconds=round(_at_most(seconds, limits.wall_seconds), 1),
        dollars=round(_at_most(numbers["dollars"], limits.dollars), 4),
        input_tokens=round(_at_most(numbers["input_tokens"], limits.input_tokens)),
        output_tokens=round(_at_most(numbers["output_tokens"], limits.output_tokens)),
        ahead=ahead,
        at_most=budget,
    )


_ESTIMATED = ("dollars", "input_tokens", "output_tokens")


def _at_most(value: float, limit: float | None) -> float:
    return value if limit is None else min(value, limit)
