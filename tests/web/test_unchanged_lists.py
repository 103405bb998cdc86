"""A list that has not changed is not sent again; whatever changes in it, or who asks, is."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from tests.algorithms.test_algorithms import bring
from tests.problems.test_problems import DOUBLE, keep
from tests.service import Service, Signed

from algorist.db.tables import Job, ProblemRecord

pytestmark = pytest.mark.anyio
LISTS = ("problems", "algorithms", "jobs", "problems?limit=1", "algorithms?mine=true", "problems?q=sum")


async def read(client: httpx.AsyncClient, path: str, tag: str = "") -> httpx.Response:
    return await client.get(f"/api/{path}", headers={"if-none-match": tag} if tag else {})


async def test_an_unchanged_list_costs_a_304_and_another_reader_gets_their_own(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    algorithm = await bring(ada)
    await ada.client.patch(f"/api/problems/{algorithm['problem_id']}", json={"visibility": "public"})
    await ada.client.patch(f"/api/algorithms/{algorithm['id']}", json={"visibility": "public"})
    for path in LISTS:
        first = await read(ada.client, path)
        again = await read(ada.client, path, first.headers["etag"])
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == first.headers["etag"]
        other = await read(bob.client, path)
        assert other.headers["etag"] != first.headers["etag"] or other.json() == first.json(), path
        if other.json() != first.json():
            assert (await read(bob.client, path, first.headers["etag"])).status_code == 200, path


async def test_whatever_changes_in_a_list_changes_its_tag(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    algorithm = await bring(ada)
    mine, problem = f"/api/algorithms/{algorithm['id']}", f"/api/problems/{algorithm['problem_id']}"
    await ada.client.patch(problem, json={"visibility": "public"})
    job = await add_job(service, ada)

    async def run(state: str) -> None:
        async with service.parts.database.transaction() as tx:
            row = await tx.get_one(Job, job)
            row.state, row.event_count = state, row.event_count + 1

    async def judge() -> None:
        async with service.parts.database.transaction() as tx:
            (await tx.get_one(ProblemRecord, algorithm["problem_id"])).best_score = 1.5

    changes: list[tuple[str, Callable[[], Awaitable[Any]]]] = [
        ("algorithms", lambda: ada.client.patch(mine, json={"name": "another"})),
        ("algorithms", lambda: ada.client.patch(mine, json={"tags": ["new"]})),
        ("algorithms", lambda: ada.client.patch(mine, json={"visibility": "public"})),
        ("algorithms", lambda: ada.client.put(f"{mine}/favourite")),
        ("algorithms", lambda: ada.client.delete(f"{mine}/favourite")),
        ("algorithms", lambda: ada.client.patch(problem, json={"document": DOUBLE | {"title": "Twice"}})),
        ("algorithms", lambda: bring(ada, algorithm["problem_id"])),
        ("problems", lambda: ada.client.patch(problem, json={"visibility": "link"})),
        ("problems", judge),
        ("problems", lambda: keep(ada)),
        ("jobs", lambda: run("running")),
        ("jobs", lambda: add_job(service, ada)),
        ("algorithms", lambda: ada.client.delete(mine)),
        ("problems", lambda: ada.client.delete(problem)),
    ]
    for number, (path, change) in enumerate(changes):
        before = await read(ada.client, path)
        await change()
        after = await read(ada.client, path, before.headers["etag"])
        assert after.status_code == 200, (number, path)
        assert after.content != before.content, number
        assert after.headers["etag"] != before.headers["etag"], number
    # What a reader may not see changes nothing for them.
    before = await read(ada.client, "algorithms")
    await bring(bob)
    assert (await read(ada.client, "algorithms", before.headers["etag"])).status_code == 304


async def add_job(service: Service, owner: Signed) -> int:
    async with service.parts.database.transaction() as tx:
        row = Job(user_id=owner.id, type="generate", input={})
        tx.add(row)
        await tx.flush()
        return row.id
