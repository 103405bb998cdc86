"""HTTP for figures: everybody's own, and for administrators those of all people together."""

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel

from algorist.analytics import queries
from algorist.analytics.rules import open_window, write_csv
from algorist.analytics.schemas import (
    DesignerFigures,
    DesignersRow,
    FailureFigures,
    FailuresRow,
    Figures,
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
from algorist.auth.deps import CurrentUser, PartsDep, RoomRouter, current_admin, entity_tag, json_answer, not_modified
from algorist.db.columns import now
from algorist.parts import Parts

router = RoomRouter(prefix="/api/analytics", tags=["analytics"])
# The guard stands on the router, so that no route can forget it.
administration = RoomRouter(prefix="/api/admin/analytics", tags=["admin"], dependencies=[Depends(current_admin)])


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


@dataclass(frozen=True, slots=True)
class _Owned:
    """A table that each person has of their own and administrators have of everybody, with a summary for either."""

    name: str
    figures: type[Figures]
    own: str
    everybodys: str
    description: str

    def add_routes(self) -> None:
        """One address for each of the two."""

        async def read_own(asked: AskedDep, person: CurrentUser) -> Response:
            return await _answer(asked, self.name, person.id)

        async def read_all(asked: AskedDep) -> Response:
            return await _answer(asked, self.name, None)

        for where, whose, read, summary in (
            (router, "own", read_own, self.own),
            (administration, "all", read_all, self.everybodys),
        ):
            where.add_api_route(
                f"/{self.name}",
                read,
                name=f"read_{whose}_{self.name}",
                summary=summary,
                description=self.description,
                response_model=self.figures,
            )


for _owned in (
    _Owned(
        "jobs",
        JobFigures,
        "One's jobs by time, type and outcome",
        "All jobs by time, type and outcome",
        "With the tokens, money and CPU seconds that they used.",
    ),
    _Owned(
        "solving",
        SolvingFigures,
        "The share of one's searches that were solved",
        "The share of all searches that were solved",
        "And how long it took, from submission to the end: median and 95th percentile.",
    ),
    _Owned(
        "designers",
        DesignerFigures,
        "What designers did in one's jobs",
        "What designers did in all jobs",
        "Candidates, success, tokens, money and CPU seconds by designer and model.",
    ),
    _Owned(
        "verdicts",
        VerdictFigures,
        "The verdicts on one's candidates",
        "The verdicts on all candidates",
        "What the sandbox and the judge found, by the time at which the jobs were submitted.",
    ),
    _Owned(
        "gains",
        GainFigures,
        "One's gain over the baselines",
        "The gain of all algorithms over the baselines",
        "Problem by problem, the best algorithm beside the hardest baseline of each kind.",
    ),
    _Owned(
        "growth",
        GrowthFigures,
        "How one's algorithms grow",
        "How all algorithms grow",
        "The classes that the newest measurement of each allows.",
    ),
):
    _owned.add_routes()


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
