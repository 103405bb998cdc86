"""HTTP for figures: everybody's own, and for administrators those of all people together."""

import hashlib
import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from algorist.analytics import queries
from algorist.analytics.rules import open_window, write_csv
from algorist.analytics.schemas import (
    DesignerFigures,
    DesignersRow,
    FailureFigures,
    FailuresRow,
    GainFigures,
    GainsRow,
    GrowthFigures,
    GrowthRow,
    JobFigures,
    JobsRow,
    PeopleFigures,
    PeopleRow,
    QueueFigures,
    QueueRow,
    SolvingFigures,
    SolvingRow,
    StorageFigures,
    StorageRow,
    VerdictFigures,
    VerdictsRow,
    WindowQuery,
)
from algorist.auth.deps import CurrentUser, PartsDep, current_admin, entity_tag, json_answer, not_modified
from algorist.db.columns import now
from algorist.parts import Parts

router = APIRouter(prefix="/api/analytics", tags=["analytics"])
# The guard stands on the router, so that no route can forget it.
administration = APIRouter(prefix="/api/admin/analytics", tags=["admin"], dependencies=[Depends(current_admin)])


class Asked:
    """A window that somebody asks for, with the request that it came in."""

    def __init__(self, request: Request, parts: PartsDep, wanted: Annotated[WindowQuery, Query()]) -> None:
        self.request = request
        self.parts: Parts = parts
        self.wanted = wanted


AskedDep = Annotated[Asked, Depends()]


async def _answer(asked: Asked, name: str, owner_id: int | None) -> Response:
    wanted = asked.wanted
    window = open_window(wanted.first, wanted.last, wanted.bucket, wanted.zone, now())
    written = await queries.read_figures(asked.parts, name, owner_id, window)
    if wanted.format == "csv":
        return _table(name, written)
    tag = entity_tag(hashlib.sha256(written.encode()).hexdigest()[:24])
    return not_modified(asked.request, tag) or json_answer(written.encode(), tag)


def _table(name: str, written: str) -> Response:
    """The rows alone; an empty table has a line of names too."""
    figures = json.loads(written)
    content = write_csv(list(_ROWS[name].model_fields), figures["rows"])
    file = f"{name}-{figures['from']}-{figures['to']}.csv"
    headers = {"content-disposition": f'attachment; filename="{file}"', "cache-control": "private, no-cache"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


_ROWS: dict[str, type[BaseModel]] = {
    "jobs": JobsRow,
    "solving": SolvingRow,
    "designers": DesignersRow,
    "verdicts": VerdictsRow,
    "gains": GainsRow,
    "growth": GrowthRow,
    "people": PeopleRow,
    "queue": QueueRow,
    "failures": FailuresRow,
    "storage": StorageRow,
}


@router.get("/jobs", summary="One's jobs by time, type and outcome", response_model=JobFigures)
async def read_own_jobs(asked: AskedDep, person: CurrentUser) -> Response:
    """With the tokens, money and CPU seconds that they used."""
    return await _answer(asked, "jobs", person.id)


@router.get("/solving", summary="The share of one's searches that were solved", response_model=SolvingFigures)
async def read_own_solving(asked: AskedDep, person: CurrentUser) -> Response:
    """And how long it took, from submission to the end: median and 95th percentile."""
    return await _answer(asked, "solving", person.id)


@router.get("/designers", summary="What designers did in one's jobs", response_model=DesignerFigures)
async def read_own_designers(asked: AskedDep, person: CurrentUser) -> Response:
    """Candidates, tokens, money and CPU seconds by designer and model."""
    return await _answer(asked, "designers", person.id)


@router.get("/verdicts", summary="The verdicts on one's candidates", response_model=VerdictFigures)
async def read_own_verdicts(asked: AskedDep, person: CurrentUser) -> Response:
    """By the time at which their jobs were submitted."""
    return await _answer(asked, "verdicts", person.id)


@router.get("/gains", summary="One's gain over the baselines", response_model=GainFigures)
async def read_own_gains(asked: AskedDep, person: CurrentUser) -> Response:
    """Problem by problem, the best algorithm beside the hardest baseline of each kind."""
    return await _answer(asked, "gains", person.id)


@router.get("/growth", summary="How one's algorithms grow", response_model=GrowthFigures)
async def read_own_growth(asked: AskedDep, person: CurrentUser) -> Response:
    """The classes that the newest measurement of each allows."""
    return await _answer(asked, "growth", person.id)


@administration.get("/jobs", summary="All jobs by time, type and outcome", response_model=JobFigures)
async def read_all_jobs(asked: AskedDep) -> Response:
    """With the tokens, money and CPU seconds that they used."""
    return await _answer(asked, "jobs", None)


@administration.get("/solving", summary="The share of all searches that were solved", response_model=SolvingFigures)
async def read_all_solving(asked: AskedDep) -> Response:
    """And how long it took, from submission to the end: median and 95th percentile."""
    return await _answer(asked, "solving", None)


@administration.get("/designers", summary="What designers did in all jobs", response_model=DesignerFigures)
async def read_all_designers(asked: AskedDep) -> Response:
    """Candidates, success, tokens, money and CPU seconds by designer and model."""
    return await _answer(asked, "designers", None)


@administration.get("/verdicts", summary="The verdicts on all candidates", response_model=VerdictFigures)
async def read_all_verdicts(asked: AskedDep) -> Response:
    """What the sandbox and the judge found, by the time at which the jobs were submitted."""
    return await _answer(asked, "verdicts", None)


@administration.get("/gains", summary="The gain of all algorithms over the baselines", response_model=GainFigures)
async def read_all_gains(asked: AskedDep) -> Response:
    """Problem by problem, the best algorithm beside the hardest baseline of each kind."""
    return await _answer(asked, "gains", None)


@administration.get("/growth", summary="How all algorithms grow", response_model=GrowthFigures)
async def read_all_growth(asked: AskedDep) -> Response:
    """The classes that the newest measurement of each allows."""
    return await _answer(asked, "growth", None)


@administration.get("/people", summary="Active people over time", response_model=PeopleFigures)
async def read_people(asked: AskedDep) -> Response:
    """Those who submitted a job or signed in, and new accounts."""
    return await _answer(asked, "people", None)


@administration.get("/queue", summary="Waiting and running times", response_model=QueueFigures)
async def read_queue_times(asked: AskedDep) -> Response:
    """Median and 95th percentile in seconds, by the time at which the jobs were submitted."""
    return await _answer(asked, "queue", None)


@administration.get("/failures", summary="Why jobs failed", response_model=FailureFigures)
async def read_failures(asked: AskedDep) -> Response:
    """By the code of the error and the type of the job."""
    return await _answer(asked, "failures", None)


@administration.get("/storage", summary="What takes room", response_model=StorageFigures)
async def read_storage(asked: AskedDep) -> Response:
    """Counted over whole tables, so at most every ten minutes anew."""
    return await _answer(asked, "storage", None)
