"""HTTP for jobs."""

from typing import Annotated, Literal

from fastapi import Header, Path, Query, Request, Response, status

from algorist.auth.deps import (
    CurrentUser,
    Cursor,
    OriginDep,
    PageSize,
    PartsDep,
    RoomRouter,
    RowId,
    entity_tag,
    is_conditional,
    json_answer,
    not_modified,
)
from algorist.jobs import actions, queries
from algorist.jobs.actions import Asker
from algorist.jobs.rules import State
from algorist.jobs.schemas import (
    Estimate,
    EventPage,
    Extension,
    JobPage,
    JobRequest,
    JobType,
    JobView,
    Retry,
    StepPage,
    StepView,
)

router = RoomRouter(prefix="/api/jobs", tags=["jobs"])
After = Annotated[int, Query(ge=0, le=2**31 - 1, description="The number of the last one that is known already.")]
IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=80,
        pattern=r"^[\x21-\x7e]+$",
        description="Any word of one's own: a repeated request with it gives the job of before, not another one.",
    ),
]


@router.post("", status_code=status.HTTP_202_ACCEPTED, summary="Submit a job", response_model=JobView)
async def create_job(
    body: JobRequest,
    person: CurrentUser,
    parts: PartsDep,
    origin: OriginDep,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Taken in as soon as it is stored, whether or not the queue can be reached; watch it by its events."""
    asker = Asker(
        user_id=person.id,
        is_admin=person.is_admin,
        idempotency_key=idempotency_key,
        request_id=origin.request_id,
    )
    job, is_new = await actions.submit_job(parts, asker, body)
    headers = {"location": f"/api/jobs/{job.id}"} | ({} if is_new else {"idempotency-replayed": "true"})
    return Response(job.model_dump_json(), status.HTTP_202_ACCEPTED, headers, "application/json")


@router.post("/estimate", summary="What a job is likely to use")
async def estimate_job(body: JobRequest, person: CurrentUser, parts: PartsDep) -> Estimate:
    """From one's own finished jobs like it; nothing is submitted."""
    await queries.check_subjects(parts.database, body, person.id, is_admin=person.is_admin)
    async with parts.database.reading() as session:
        return await queries.estimate_job(session, body, person.id)


@router.get("", summary="List jobs", response_model=JobPage)
async def list_jobs(  # noqa: PLR0913  each is a filter
    person: CurrentUser,
    parts: PartsDep,
    request: Request,
    state: State | None = None,
    type: JobType | None = None,  # noqa: A002  the name of the parameter on the wire
    problem_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    algorithm_id: Annotated[int | None, Query(ge=1, le=2**63 - 1)] = None,
    sort: Literal["newest", "oldest"] = "newest",
    cursor: Cursor = None,
    limit: PageSize = 20,
) -> Response:
    """One's own jobs. A cursor goes on in the order that it was given out in."""
    wanted = {"state": state, "type": type, "problem_id": problem_id, "algorithm_id": algorithm_id}
    asked = (parts.database, person.id, wanted, cursor, limit)
    oldest = sort == "oldest"
    if is_conditional(request):
        known = await queries.read_list_state(*asked, oldest=oldest)
        if unchanged := not_modified(request, entity_tag(known)):
            return unchanged
    page_state, page = await queries.list_jobs(*asked, oldest=oldest)
    return json_answer(page, entity_tag(page_state))


@router.get("/{job_id}", summary="Read a job", response_model=JobView)
async def read_job(job_id: RowId, person: CurrentUser, parts: PartsDep, request: Request) -> Response:
    """With `If-None-Match`, 304 while nothing has happened: cheap to ask again and again."""
    if is_conditional(request):
        state = await queries.read_job_state(parts.database, job_id, person.id, is_admin=person.is_admin)
        if unchanged := not_modified(request, entity_tag(*state)):
            return unchanged
    state, view = await queries.read_job(parts.database, job_id, person.id, is_admin=person.is_admin)
    return json_answer(view, entity_tag(*state))


@router.get("/{job_id}/events", summary="What has happened since")
async def list_job_events(
    job_id: RowId,
    person: CurrentUser,
    parts: PartsDep,
    after: After = 0,
    limit: Annotated[int, Query(ge=1, le=queries.MAX_EVENTS)] = queries.MAX_EVENTS,
) -> EventPage:
    """The events after a number, oldest first: for those without a socket, and for what a lost socket missed."""
    async with parts.database.reading() as session:
        await queries.find_job(session, job_id, person.id, is_admin=person.is_admin)
        return await queries.list_events(session, job_id, after, limit)


@router.get("/{job_id}/steps", summary="The steps of a search")
async def list_job_steps(
    job_id: RowId,
    person: CurrentUser,
    parts: PartsDep,
    after: After = 0,
    limit: Annotated[int, Query(ge=1, le=queries.MAX_EVENTS)] = 100,
) -> StepPage:
    """In order, without programs."""
    async with parts.database.reading() as session:
        await queries.find_job(session, job_id, person.id, is_admin=person.is_admin)
        return await queries.list_steps(session, job_id, after, limit)


@router.get("/{job_id}/steps/{number}", summary="A step with its program")
async def read_job_step(
    job_id: RowId, number: Annotated[int, Path(ge=0, le=2**31 - 1)], person: CurrentUser, parts: PartsDep
) -> StepView:
    """Prompt, reply, verdicts, tokens and money included."""
    async with parts.database.reading() as session:
        await queries.find_job(session, job_id, person.id, is_admin=person.is_admin)
        return await queries.read_step(session, job_id, number)


@router.post("/{job_id}/cancel", summary="Cancel a job")
async def cancel_job(job_id: RowId, person: CurrentUser, parts: PartsDep) -> JobView:
    """At once while it waits; what runs is dead within a second. What was stored stays."""
    async with parts.database.transaction() as tx:
        return await actions.cancel_job(tx, parts, person.id, job_id, is_admin=person.is_admin)


@router.post("/{job_id}/pause", summary="Pause a search")
async def pause_job(job_id: RowId, person: CurrentUser, parts: PartsDep) -> JobView:
    """After the present step."""
    async with parts.database.transaction() as tx:
        return await actions.pause_job(tx, parts, person.id, job_id)


@router.post("/{job_id}/continue", summary="Continue a paused search")
async def continue_job(job_id: RowId, person: CurrentUser, parts: PartsDep) -> JobView:
    """After its stored steps; for a running one, a pause or stop that was asked for is taken back."""
    async with parts.database.transaction() as tx:
        return await actions.continue_job(tx, parts, person.id, job_id)


@router.post("/{job_id}/stop-after", summary="Stop a search after the present step")
async def stop_job_after_step(job_id: RowId, person: CurrentUser, parts: PartsDep) -> JobView:
    """It ends with the best that it has."""
    async with parts.database.transaction() as tx:
        return await actions.stop_job_after_step(tx, parts, person.id, job_id)


@router.post("/{job_id}/retry", summary="Try a failed or cancelled job again")
async def retry_job(job_id: RowId, person: CurrentUser, parts: PartsDep, body: Retry | None = None) -> JobView:
    """After its stored steps, or from the start."""
    fresh = body is not None and body.fresh
    async with parts.database.transaction() as tx:
        return await actions.retry_job(tx, parts, person.id, job_id, fresh=fresh, is_admin=person.is_admin)


@router.post("/{job_id}/extend", summary="Go on with more budget")
async def extend_job(job_id: RowId, body: Extension, person: CurrentUser, parts: PartsDep) -> JobView:
    """A search that has ended or is paused goes on after its stored steps."""
    async with parts.database.transaction() as tx:
        return await actions.extend_job(tx, parts, person.id, job_id, body)


@router.delete("/{job_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Delete a job that has ended")
async def delete_job(job_id: RowId, person: CurrentUser, parts: PartsDep) -> None:
    """With its events and steps; what it made stays."""
    async with parts.database.transaction() as tx:
        await actions.delete_job(tx, person.id, job_id, is_admin=person.is_admin)
