"""HTTP for administrators; every route asks for one, and every change leaves an entry in the audit log."""

from typing import Annotated

from fastapi import Depends, Query, status

from algorist.admin import actions, queries
from algorist.admin.schemas import (
    AdminJobPage,
    AuditPage,
    BulkJobs,
    BulkOutcome,
    Designers,
    Health,
    QueueState,
    RuntimeSettingChange,
    RuntimeSettingName,
    RuntimeSettingRow,
    Statistics,
    UserChange,
    UserCreation,
    UserPage,
    UserRow,
    Worker,
)
from algorist.auth.deps import CurrentAdmin, GuardDep, OriginDep, PartsDep, RoomRouter, RowId, current_admin

# The guard stands on the router, so that no route can forget it.
router = RoomRouter(prefix="/api/admin", tags=["admin"], dependencies=[Depends(current_admin)])


@router.get("/users", summary="People, newest first")
async def list_users(parts: PartsDep, wanted: Annotated[queries.UserFilter, Query()]) -> UserPage:
    """Filtered by part of address or name, role, and lock."""
    async with parts.database.reading() as session:
        return await queries.list_users(session, wanted)


@router.post("/users", status_code=status.HTTP_201_CREATED, summary="Make an account for somebody")
async def create_user(
    body: UserCreation, admin: CurrentAdmin, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> UserRow:
    """Also while registration is closed."""
    hashed = await actions.hash_new_password(guard, body)
    async with parts.database.transaction() as tx:
        return await actions.create_user(tx, admin, body, hashed, origin)


@router.get("/users/{user_id}", summary="One person")
async def read_user(user_id: RowId, parts: PartsDep) -> UserRow:
    """With the counts of what is theirs."""
    async with parts.database.reading() as session:
        return await queries.read_user(session, user_id)


@router.patch("/users/{user_id}", summary="Change a person's role, lock or unlock them")
async def change_user(
    user_id: RowId, body: UserChange, admin: CurrentAdmin, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> UserRow:
    """Takes effect at once, on sessions that are open too. The last administrator stays one."""
    async with parts.database.transaction() as tx:
        return await actions.change_user(tx, guard, admin, user_id, body, origin)


@router.delete("/users/{user_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Delete a person and what is theirs")
async def delete_user(user_id: RowId, admin: CurrentAdmin, parts: PartsDep, guard: GuardDep, origin: OriginDep) -> None:
    """Nothing brings them back."""
    async with parts.database.transaction() as tx:
        await actions.delete_user(tx, guard, admin, user_id, origin)


@router.post(
    "/users/{user_id}/sign-out", status_code=status.HTTP_204_NO_CONTENT, summary="End all sessions of a person"
)
async def sign_out_user(
    user_id: RowId, admin: CurrentAdmin, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """Their personal tokens stay."""
    async with parts.database.transaction() as tx:
        await actions.sign_out_user(tx, guard, admin, user_id, origin)


@router.delete(
    "/users/{user_id}/second-factor",
    status_code=status.HTTP_204_NO_CONTENT,
    summary="Take away the second factor of a person who has lost it",
)
async def reset_second_factor(
    user_id: RowId, admin: CurrentAdmin, parts: PartsDep, guard: GuardDep, origin: OriginDep
) -> None:
    """Their sessions end, and they are told by e-mail. Not one's own."""
    async with parts.database.transaction() as tx:
        await actions.reset_second_factor(tx, parts, guard, admin, user_id, origin)


@router.get("/jobs", summary="Jobs of everyone, newest first")
async def list_all_jobs(
    parts: PartsDep,
    wanted: Annotated[queries.JobFilter, Query()],
) -> AdminJobPage:
    """Filtered by state, type, person and worker."""
    async with parts.database.reading() as session:
        return await queries.list_jobs(session, wanted)


@router.post("/jobs/cancel", summary="Cancel jobs")
async def cancel_jobs(body: BulkJobs, admin: CurrentAdmin, parts: PartsDep, origin: OriginDep) -> BulkOutcome:
    """Each by itself: what is refused is named with the reason."""
    return await actions.cancel_jobs(parts, admin, body.ids, origin)


@router.post("/jobs/retry", summary="Retry failed or cancelled jobs")
async def retry_jobs(body: BulkJobs, admin: CurrentAdmin, parts: PartsDep, origin: OriginDep) -> BulkOutcome:
    """Each by itself: what is refused is named with the reason."""
    return await actions.retry_jobs(parts, admin, body.ids, origin)


@router.get("/queue", summary="The queue")
async def read_queue(parts: PartsDep) -> QueueState:
    """Counts from the database, which is the truth, beside those of Redis."""
    async with parts.database.reading() as session:
        return await queries.read_queue(session, parts)


@router.get("/workers", summary="Workers and their last beat")
async def list_workers(parts: PartsDep) -> list[Worker]:
    """Those that beat within the last day."""
    async with parts.database.reading() as session:
        return await queries.list_workers(session)


@router.get("/designers", summary="Designers: configured or not, spending, health")
async def list_designers(parts: PartsDep) -> Designers:
    """Health is read from the last day's steps; nothing is asked of a model for it."""
    async with parts.database.reading() as session:
        return await queries.list_designers(session, parts)


@router.get("/settings", summary="Settings that may change at run time")
async def list_settings(parts: PartsDep) -> list[RuntimeSettingRow]:
    """With the environment's value beside what was set here."""
    async with parts.database.reading() as session:
        return await queries.list_settings(session, parts)


@router.put("/settings/{name}", summary="Change a setting")
async def change_setting(
    name: RuntimeSettingName, body: RuntimeSettingChange, admin: CurrentAdmin, parts: PartsDep, origin: OriginDep
) -> RuntimeSettingRow:
    """Every process takes it up within seconds."""
    async with parts.database.transaction() as tx:
        return await actions.change_setting(tx, parts, admin, name, body, origin)


@router.get("/audit", summary="The audit log, newest first")
async def list_audit_entries(
    parts: PartsDep,
    wanted: Annotated[queries.AuditFilter, Query()],
) -> AuditPage:
    """Filtered by actor, action, subject and time."""
    async with parts.database.reading() as session:
        return await queries.list_audit_entries(session, wanted)


@router.get("/statistics", summary="Counts over the whole installation")
async def read_statistics(parts: PartsDep) -> Statistics:
    """Counted over whole tables, so at most every half minute anew."""
    return await queries.read_statistics(parts)


@router.get("/health", summary="What of the surroundings answers")
async def read_health(parts: PartsDep) -> Health:
    """The same checks as /health/ready, with words meant for administrators."""
    return await queries.check_health(parts)
