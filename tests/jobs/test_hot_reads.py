"""The hot reads of jobs say what the ordinary ones say, to the owner and to nobody else, on both databases."""

import itertools
from datetime import timedelta
from typing import Any

import pytest
from tests.service import Service, Signed, read_ids

from algorist.db.columns import now
from algorist.db.tables import Job
from algorist.jobs.queries import find_job, view_job

pytestmark = pytest.mark.anyio
ODD = 'Ünï "quoted" \\ %s \u2028 🎲'


async def store(service: Service, person: Signed, **values: Any) -> int:
    async with service.parts.database.transaction() as tx:
        job = Job(user_id=person.id, **({"type": "generate", "state": "queued", "input": {}} | values))
        tx.add(job)
        await tx.flush()
        return int(job.id)


async def test_a_job_is_the_one_that_a_session_reads(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    at = now().replace(microsecond=0)
    numbers = [
        await store(service, ada),
        await store(
            service,
            ada,
            state="failed",
            phase=ODD,
            input={"type": "generate", "words": [ODD, 1.5, None, {"deep": True}]},
            progress={"done": 2, "total": 5, "best": 1e-9, "note": ODD, "more": "than the view has"},
            result={"text": ODD, "list": []},
            error={"code": "broken", "detail": ODD},
            dollars=0.1,
            run_seconds=1e6,
            event_count=7,
            created_at=at,
            started_at=at,
            finished_at=at + timedelta(microseconds=1),
        ),
    ]
    for number in numbers:
        async with service.parts.database.reading() as session:
            expected = view_job(await find_job(session, number, ada.id)).model_dump(mode="json")
        answer = await ada.client.get(f"/api/jobs/{number}")
        assert answer.json() == expected
        assert answer.headers["etag"] == f'"{number}.{expected["event_count"]}"'
        unchanged = await ada.client.get(f"/api/jobs/{number}", headers={"if-none-match": answer.headers["etag"]})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert expected in (await ada.client.get("/api/jobs")).json()["items"]
        for word in ("*", answer.headers["etag"]):
            assert (await bob.client.get(f"/api/jobs/{number}", headers={"if-none-match": word})).status_code == 404
    assert (await bob.client.get("/api/jobs")).json() == {"items": [], "next_cursor": None}


async def test_the_list_is_filtered_by_all_that_is_given_and_read_page_by_page(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    rows = []
    for state, kind, problem_id in itertools.product(("queued", "failed"), ("generate", "trace"), (None, 7)):
        await store(service, bob, state=state, type=kind, problem_id=problem_id)
        number = await store(service, ada, state=state, type=kind, problem_id=problem_id)
        rows.insert(0, (number, state, kind, problem_id))
    for chosen in itertools.product((None, "failed"), (None, "trace"), (None, 7)):
        wanted = dict(zip(("state", "type", "problem_id"), chosen, strict=True))
        asked = {name: value for name, value in wanted.items() if value is not None}
        ids: list[int] = []
        cursor = None
        while True:
            page = (
                await ada.client.get("/api/jobs", params=asked | {"limit": 3} | ({"cursor": cursor} if cursor else {}))
            ).json()
            ids += [row["id"] for row in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        expected = [
            row[0] for row in rows if all(want in {None, have} for want, have in zip(chosen, row[1:], strict=True))
        ]
        assert ids == expected, asked
    assert await read_ids(ada.client, "/api/jobs", {"sort": "oldest"}) == [row[0] for row in reversed(rows)]
