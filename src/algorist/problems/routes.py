"""HTTP for problems."""

import json
from typing import Annotated, Literal

from fastapi import Query, Request, Response, status

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
from algorist.db.paging import Sort
from algorist.engine.documents import DocumentError, parse_document, problem_from_document, render_document
from algorist.errors import FieldError, InvalidInput
from algorist.problems import actions, queries
from algorist.problems.rules import shown_document
from algorist.problems.schemas import (
    CheckedDocument,
    DocumentToCheck,
    ExampleSummary,
    FieldFault,
    FileToRead,
    Leaderboard,
    NewProblem,
    ProblemChange,
    ProblemPage,
    ProblemView,
    ReadFile,
)

router = RoomRouter(prefix="/api/problems", tags=["problems"])
Words = Annotated[str, Query(max_length=200, description="Words that must all occur.")]


@router.get("", summary="List problems", response_model=ProblemPage)
async def list_problems(  # noqa: PLR0913  each is a filter
    parts: PartsDep,
    person: OptionalUser,
    request: Request,
    q: Words = "",
    tag: Annotated[str | None, Query(max_length=40)] = None,
    kind: Literal["function", "optimisation"] | None = None,
    mine: Annotated[bool, Query(description="Only one's own.")] = False,  # noqa: FBT002
    sort: Sort = "newest",
    cursor: Cursor = None,
    limit: PageSize = 20,
) -> Response:
    """One's own problems and public ones. A cursor goes on in the order that it was given out in."""
    wanted = queries.ProblemFilter(words=q, tag=tag, kind=kind, mine=mine, sort=sort)
    user_id = person.id if person else None
    return lasting_answer(request, await queries.list_problems(parts.database, user_id, wanted, cursor, limit))


@router.post("", status_code=status.HTTP_201_CREATED, summary="State a problem")
async def create_problem(body: NewProblem, parts: PartsDep, person: CurrentUser, response: Response) -> ProblemView:
    """The document is a problem file's content as JSON; a mistake names its field and the mend."""
    async with parts.database.transaction() as tx:
        record = await actions.create_problem(tx, person.id, body.document, body.visibility)
        view = await queries.view_problem(tx, record, person.id)
    response.headers["location"] = f"/api/problems/{record.id}"
    response.headers["etag"] = entity_tag(record.revision)
    return view


@router.post("/validate", summary="Check a problem without keeping it")
async def check_problem(body: DocumentToCheck, person: CurrentUser) -> CheckedDocument:
    """For forms: what is wrong is an answer here, not an error."""
    del person
    try:
        problem = problem_from_document(body.document)
    except DocumentError as error:
        return CheckedDocument(ok=False, errors=[FieldFault(field=error.field, message=error.message)])
    return CheckedDocument(ok=True, errors=[], signature=problem.entry.signature)


@router.post("/parse", summary="Read a problem file")
async def parse_problem(body: FileToRead, person: CurrentUser) -> ReadFile:
    """The document that a TOML, YAML or JSON text holds, checked."""
    del person
    try:
        document = parse_document(body.text, body.format)
        problem_from_document(document)
    except DocumentError as error:
        fault = FieldError(field=error.field, message=error.message)
        raise InvalidInput(str(error), errors=(fault,), code="invalid_problem") from error
    return ReadFile(document=document)


@router.get("/examples", summary="Problems shipped with the product")
async def list_examples() -> list[ExampleSummary]:
    """Each can be made one's own by POSTing to its name."""
    return [queries.summarise_example(name, document) for name, document in queries.read_examples().items()]


@router.post("/examples/{name}", summary="Make a shipped problem one's own")
async def adopt_example(name: str, parts: PartsDep, person: CurrentUser) -> ProblemView:
    """Made once; asked again, the same problem is given back."""
    document = queries.find_example(name)
    async with parts.database.transaction() as tx:
        record = await actions.adopt_example(tx, person.id, name, document)
        return await queries.view_problem(tx, record, person.id)


@router.get("/{problem_id}", summary="Read a problem", response_model=ProblemView)
async def read_problem(problem_id: RowId, parts: PartsDep, person: OptionalUser, request: Request) -> Response:
    """Hidden tests and the reference are shown to the owner only."""
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    if is_conditional(request):
        state = await queries.read_problem_state(parts.database, problem_id, user_id, is_admin=is_admin)
        if unchanged := not_modified(request, entity_tag(*state)):
            return unchanged
    state, view = await queries.read_problem(parts.database, problem_id, user_id, is_admin=is_admin)
    return json_answer(view, entity_tag(*state))


@router.patch("/{problem_id}", summary="Change a problem")
async def change_problem(
    problem_id: RowId, body: ProblemChange, parts: PartsDep, person: CurrentUser, request: Request
) -> ProblemView:
    """Send the ETag of what you read as If-Match, so that nobody's change is lost."""
    async with parts.database.transaction() as tx:
        record = await actions.find_own_problem(tx, problem_id, person.id, is_admin=person.is_admin)
        check_if_match(request, record.revision)
        await actions.change_problem(tx, record, body)
        return await queries.view_problem(tx, record, person.id, is_admin=person.is_admin)


@router.delete("/{problem_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Delete a problem")
async def delete_problem(problem_id: RowId, parts: PartsDep, person: CurrentUser) -> None:
    """Its algorithms go with it."""
    async with parts.database.transaction() as tx:
        record = await actions.find_own_problem(tx, problem_id, person.id, is_admin=person.is_admin)
        await tx.delete(record)


@router.get("/{problem_id}/leaderboard", summary="The algorithms of a problem, best first")
async def read_leaderboard(problem_id: RowId, parts: PartsDep, person: OptionalUser) -> Leaderboard:
    """One's own and public ones."""
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    async with parts.database.reading() as session:
        record = await queries.find_problem(session, problem_id, user_id, is_admin=is_admin)
        return await queries.read_leaderboard(session, record, user_id)


@router.get("/{problem_id}/file", summary="A problem as a file", response_class=Response)
async def download_problem(
    problem_id: RowId,
    parts: PartsDep,
    person: OptionalUser,
    format: Literal["toml", "yaml", "json"] = "yaml",  # noqa: A002  the name on the wire
) -> Response:
    """What `algorist design` reads."""
    user_id, is_admin = (person.id, person.is_admin) if person else (None, False)
    async with parts.database.reading() as session:
        record = await queries.find_problem(session, problem_id, user_id, is_admin=is_admin)
    document = shown_document(record, user_id, is_admin=is_admin)
    text = json.dumps(document, indent=2) if format == "json" else render_document(document, format)
    disposition = f'attachment; filename="problem-{record.id}.{format}"'
    return Response(text, media_type="text/plain; charset=utf-8", headers={"content-disposition": disposition})
