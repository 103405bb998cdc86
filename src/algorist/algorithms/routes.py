"""HTTP for algorithms and for the links that people share."""

from typing import Annotated, Any

from fastapi import Query, Request, Response, status

from algorist.algorithms import actions, queries
from algorist.algorithms.rules import range_of
from algorist.algorithms.schemas import (
    AlgorithmChange,
    AlgorithmPage,
    AlgorithmSearch,
    AlgorithmView,
    AnalysisList,
    Difference,
    LineageView,
    NewAlgorithm,
    NewShare,
    SharedAlgorithm,
    ShareList,
    ShareView,
    TraceList,
    VersionList,
    VersionView,
)
from algorist.auth.deps import (
    CurrentUser,
    Cursor,
    OptionalUser,
    PageSize,
    PartsDep,
    RoomRouter,
    RowId,
    check_if_match,
    entity_tag,
    is_conditional,
    json_answer,
    lasting_answer,
    not_modified,
)
from algorist.auth.rules.words import Person
from algorist.db.database import Reading, Transaction
from algorist.db.tables import Algorithm, TraceRecord
from algorist.errors import NotFound
from algorist.parts import Parts
from algorist.problems.queries import find_problem

router = RoomRouter(prefix="/api/algorithms", tags=["algorithms"])
shares = RoomRouter(prefix="/api/shares", tags=["shares"])
of_problem = RoomRouter(prefix="/api/problems", tags=["algorithms"])
Words = Annotated[str, Query(max_length=200, description="Words that must all occur.")]
Number = Annotated[int, Query(ge=1, le=2**31 - 1)]


@router.get("", summary="List algorithms", response_model=AlgorithmPage)
async def list_algorithms(
    parts: PartsDep,
    person: OptionalUser,
    request: Request,
    wanted: Annotated[AlgorithmSearch, Query()],
    cursor: Cursor = None,
    limit: PageSize = 20,
) -> Response:
    """One's own algorithms and public ones, without code. A cursor goes on in the order that it was given out in."""
    chosen = queries.AlgorithmFilter(**wanted.model_dump())
    user_id = person.id if person else None
    return lasting_answer(request, await queries.list_algorithms(parts.database, user_id, chosen, cursor, limit))


@router.post("", status_code=status.HTTP_201_CREATED, summary="Keep a program of one's own")
async def create_algorithm(body: NewAlgorithm, parts: PartsDep, person: CurrentUser) -> AlgorithmView:
    """It is unverified until an `analyze` job has run it."""
    async with parts.database.transaction() as tx:
        problem = await find_problem(tx, body.problem_id, person.id, is_admin=person.is_admin)
        version = actions.NewVersion(source=body.source, origin="import", designer=person.name)
        algorithm = await actions.create_algorithm(tx, person.id, problem, body.name, body.summary, version)
        return await queries.read_algorithm(tx, algorithm, person.id)


@router.get("/{algorithm_id}", summary="Read an algorithm", response_model=AlgorithmView)
async def read_algorithm(algorithm_id: RowId, parts: PartsDep, person: OptionalUser, request: Request) -> Response:
    """With its current version: code, claims, verdicts, result card."""
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    if is_conditional(request):
        state = await queries.read_algorithm_state(parts.database, algorithm_id, user_id, is_admin=is_admin)
        if unchanged := not_modified(request, entity_tag(*state)):
            return unchanged
    state, view = await queries.view_algorithm(parts.database, algorithm_id, user_id, is_admin=is_admin)
    return json_answer(view, entity_tag(*state))


@router.patch("/{algorithm_id}", summary="Change an algorithm")
async def change_algorithm(
    algorithm_id: RowId, body: AlgorithmChange, parts: PartsDep, person: CurrentUser, request: Request
) -> AlgorithmView:
    """A new source makes a new version. Send the ETag of what you read as If-Match."""
    async with parts.database.transaction() as tx:
        algorithm = await _find_own(tx, algorithm_id, person)
        check_if_match(request, algorithm.revision)
        await actions.change_algorithm(tx, algorithm, person.id, body)
        return await queries.read_algorithm(tx, algorithm, person.id)


@router.delete("/{algorithm_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Delete an algorithm")
async def delete_algorithm(algorithm_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """Its versions, analyses, traces and links go with it."""
    async with parts.database.transaction() as tx:
        await actions.delete_algorithm(tx, await _find_own(tx, algorithm_id, person))


@router.get("/{algorithm_id}/versions", summary="All versions, newest first")
async def list_versions(algorithm_id: RowId, parts: PartsDep, person: OptionalUser) -> VersionList:
    """Without code."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        return VersionList(items=await queries.list_versions(session, algorithm_id))


@router.get("/{algorithm_id}/versions/{number}", summary="Read a version")
async def read_version(algorithm_id: RowId, number: RowId, parts: PartsDep, person: OptionalUser) -> VersionView:
    """A version never changes."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        return queries.view_version(await queries.find_version(session, algorithm_id, number))


@router.post("/{algorithm_id}/versions/{number}/restore", summary="Make an earlier version the newest")
async def restore_version(algorithm_id: RowId, number: RowId, parts: PartsDep, person: CurrentUser) -> VersionView:
    """As a copy: nothing is lost."""
    async with parts.database.transaction() as tx:
        algorithm = await _find_own(tx, algorithm_id, person)
        return queries.view_version(await actions.restore_version(tx, algorithm, person.id, number))


@router.get("/{algorithm_id}/diff", summary="Two versions side by side")
async def compare_versions(
    algorithm_id: RowId, before: Number, after: Number, parts: PartsDep, person: OptionalUser
) -> Difference:
    """Both sources, and their unified difference."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        return await queries.compare_versions(session, algorithm_id, before, after)


@router.get("/{algorithm_id}/lineage", summary="Where it comes from and what came of it")
async def read_lineage(algorithm_id: RowId, parts: PartsDep, person: OptionalUser) -> LineageView:
    """Ancestors and descendants that the reader may see."""
    async with parts.database.reading() as session:
        algorithm = await _find_readable(session, algorithm_id, person)
        return await queries.read_lineage(session, algorithm, person.id if person else None)


@of_problem.get("/{problem_id}/lineage", summary="How the algorithms of a problem came from one another")
async def read_problem_lineage(problem_id: RowId, parts: PartsDep, person: OptionalUser) -> LineageView:
    """All versions of one's own algorithms and of public ones, those that failed included."""
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    async with parts.database.reading() as session:
        await find_problem(session, problem_id, user_id, is_admin=is_admin)
        return await queries.read_problem_lineage(session, problem_id, user_id)


@router.get("/{algorithm_id}/analyses", summary="What was found out about it")
async def list_analyses(algorithm_id: RowId, parts: PartsDep, person: OptionalUser) -> AnalysisList:
    """Measured growth, static findings, reviews and comparisons, newest first."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        return AnalysisList(items=await queries.list_analyses(session, algorithm_id))


@router.get("/{algorithm_id}/verdicts", summary="The verdicts of a version, case by case")
async def read_verdicts(
    algorithm_id: RowId, parts: PartsDep, person: OptionalUser, version: Number | None = None
) -> dict[str, Any]:
    """The evaluation: a packet for each case that was run; of the current version unless one is named."""
    async with parts.database.reading() as session:
        algorithm = await _find_readable(session, algorithm_id, person)
        found = await queries.find_version(session, algorithm_id, version or algorithm.current_version)
    return found.evaluation


@router.get("/{algorithm_id}/traces", summary="Its recorded runs")
async def list_traces(algorithm_id: RowId, parts: PartsDep, person: OptionalUser) -> TraceList:
    """Newest first; a `trace` job records another."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        return TraceList(items=await queries.list_traces(session, algorithm_id))


@router.get("/{algorithm_id}/traces/{trace_id}", summary="A recorded run", response_class=Response)
async def read_trace(
    algorithm_id: RowId, trace_id: RowId, parts: PartsDep, person: OptionalUser, request: Request
) -> Response:
    """In the format algotrace/1; takes one byte range."""
    async with parts.database.reading() as session:
        await _find_readable(session, algorithm_id, person)
        trace = await queries.find_trace(session, algorithm_id, trace_id)
    return await _send_trace(parts, trace, request)


@router.post("/{algorithm_id}/fork", status_code=status.HTTP_201_CREATED, summary="Make a copy of one's own")
async def fork_algorithm(algorithm_id: RowId, parts: PartsDep, person: CurrentUser) -> AlgorithmView:
    """The line of descent is kept."""
    async with parts.database.transaction() as tx:
        algorithm = await _find_readable(tx, algorithm_id, person)
        copy = await actions.fork_algorithm(tx, algorithm, person.id)
        return await queries.read_algorithm(tx, copy, person.id)


@router.put("/{algorithm_id}/favourite", status_code=status.HTTP_204_NO_CONTENT, summary="Mark as a favourite")
async def mark_favourite(algorithm_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """Harmless when it is marked already."""
    async with parts.database.transaction() as tx:
        await _find_readable(tx, algorithm_id, person)
        await actions.mark_favourite(tx, algorithm_id, person.id, marked=True)


@router.delete("/{algorithm_id}/favourite", status_code=status.HTTP_204_NO_CONTENT, summary="Remove the mark")
async def unmark_favourite(algorithm_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """Harmless when it is not marked."""
    async with parts.database.transaction() as tx:
        await _find_readable(tx, algorithm_id, person)
        await actions.mark_favourite(tx, algorithm_id, person.id, marked=False)


@router.get("/{algorithm_id}/shares", summary="Its links")
async def list_shares(algorithm_id: RowId, parts: PartsDep, person: CurrentUser) -> ShareList:
    """Those that are not revoked."""
    async with parts.database.transaction() as tx:
        algorithm = await _find_own(tx, algorithm_id, person)
        found = await queries.list_shares(tx, algorithm.id)
    return ShareList(items=[queries.view_share(row, parts.settings.public_url) for row in found])


@router.post("/{algorithm_id}/shares", status_code=status.HTTP_201_CREATED, summary="Make a link")
async def create_share(algorithm_id: RowId, body: NewShare, parts: PartsDep, person: CurrentUser) -> ShareView:
    """Anyone who has it may read the version until it is revoked."""
    async with parts.database.transaction() as tx:
        algorithm = await _find_own(tx, algorithm_id, person)
        share = await actions.create_share(tx, algorithm, person.id, body.version, body.trace_id)
        return queries.view_share(share, parts.settings.public_url)


@router.delete("/{algorithm_id}/shares/{share_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Revoke a link")
async def revoke_share(algorithm_id: RowId, share_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """At once and for good."""
    async with parts.database.transaction() as tx:
        await actions.revoke_share(tx, await _find_own(tx, algorithm_id, person), share_id)


@shares.get("/{slug}", summary="What is behind a link")
async def read_share(slug: str, parts: PartsDep) -> SharedAlgorithm:
    """For anyone, without an account."""
    async with parts.database.reading() as session:
        return await queries.read_shared(session, await queries.find_share(session, slug[:32]))


@shares.get("/{slug}/trace", summary="The recorded run behind a link", response_class=Response)
async def read_shared_trace(slug: str, parts: PartsDep, request: Request) -> Response:
    """For anyone, without an account; takes one byte range."""
    async with parts.database.reading() as session:
        share = await queries.find_share(session, slug[:32])
        trace = await session.get(TraceRecord, share.trace_id) if share.trace_id else None
    if trace is None:
        raise NotFound("There is no recorded run behind this link.")
    return await _send_trace(parts, trace, request)


async def _find_readable(session: Reading, algorithm_id: int, person: Person | None) -> Algorithm:
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    return await queries.find_algorithm(session, algorithm_id, user_id, is_admin=is_admin)


async def _find_own(tx: Transaction, algorithm_id: int, person: Person) -> Algorithm:
    return await actions.find_own_algorithm(tx, algorithm_id, person.id, is_admin=person.is_admin)


async def _send_trace(parts: Parts, trace: TraceRecord, request: Request) -> Response:
    """A whole recorded run, or the one byte range that was asked for. A run never changes, so it may be kept."""
    headers = {"accept-ranges": "bytes", "cache-control": "private, max-age=86400, immutable"}
    wanted = range_of(request.headers.get("range"), trace.size_bytes)
    if wanted is None:
        content = await parts.files.read_file(trace.file_key)
        return Response(content, media_type="application/x-algotrace", headers=headers)
    start, end = wanted
    headers["content-range"] = f"bytes {start}-{end - 1}/{trace.size_bytes}"
    content = await parts.files.read_range(trace.file_key, start, end)
    status_code = status.HTTP_206_PARTIAL_CONTENT
    return Response(content, status_code, media_type="application/x-algotrace", headers=headers)
