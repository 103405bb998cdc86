"""Two requests of the same moment: one is first, and the other is told so; on MariaDB they really run at once."""

import asyncio
from collections import Counter
from typing import Any

import httpx
import pytest
from sqlalchemy import delete
from tests.algorithms.test_algorithms import PLUS, TIMES, bring
from tests.service import Service, Signed

from algorist.db.tables import Algorithm, ProblemRecord

pytestmark = pytest.mark.anyio


async def at_once(person: Signed, method: str, path: str, bodies: list[Any], **headers: str) -> Counter[int]:
    """How often each status was answered to requests that were sent together."""
    asked = [person.client.request(method, path, json=body, headers=headers) for body in bodies]
    answers: list[httpx.Response] = await asyncio.gather(*asked)
    return Counter(answer.status_code for answer in answers)


@pytest.mark.parametrize("kind", ["algorithms", "problems"])
async def test_of_changes_to_what_all_have_read_one_is_taken(service: Service, kind: str):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/{kind}/{algorithm['id' if kind == 'algorithms' else 'problem_id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    bodies = [{"visibility": word} for word in ("link", "public", "private", "link", "public")]
    assert await at_once(ada, "PATCH", path, bodies, **{"if-match": tag}) == {200: 1, 412: 4}


async def test_new_versions_of_the_same_moment_all_get_a_number(service: Service):
    ada = await service.register("ada")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    bodies = [{"source": source} for source in (TIMES, PLUS + "# 2\n", PLUS + "# 3\n", PLUS + "# 4\n")]
    assert await at_once(ada, "PATCH", path, bodies) == {200: 4}
    versions = (await ada.client.get(f"{path}/versions")).json()["items"]
    assert [row["number"] for row in versions] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize("kind", ["algorithms", "problems"])
async def test_of_deletions_of_the_same_moment_one_finds_it(service: Service, kind: str):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/{kind}/{algorithm['id' if kind == 'algorithms' else 'problem_id']}"
    assert await at_once(ada, "DELETE", path, [None] * 4) == {204: 1, 404: 3}


@pytest.mark.parametrize("kind", ["algorithms", "problems"])
async def test_a_change_of_what_is_being_deleted_finds_nothing(service: Service, kind: str):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/{kind}/{algorithm['id' if kind == 'algorithms' else 'problem_id']}"
    table = Algorithm if kind == "algorithms" else ProblemRecord
    async with service.parts.database.transaction() as tx:
        await tx.execute(delete(Algorithm))
        await tx.execute(delete(table))
        change = asyncio.create_task(ada.client.patch(path, json={"visibility": "public"}))
        await asyncio.sleep(0.5)
    assert (await change).status_code == 404


async def test_what_is_as_wished_already_is_wished_for_twice_in_a_moment(service: Service):
    ada = await service.register("ada")
    path = f"/api/algorithms/{(await bring(ada))['id']}/favourite"
    assert await at_once(ada, "PUT", path, [None] * 4) == {204: 4}
    assert await at_once(ada, "DELETE", path, [None] * 4) == {204: 4}
    assert await at_once(ada, "POST", "/api/problems/examples/two-sum", [None] * 4) == {200: 4}
    titles = [row["title"] for row in (await ada.client.get("/api/problems?mine=true")).json()["items"]]
    assert titles.count("Two sum") == 1


async def test_a_key_stored_twice_in_a_moment_is_one_key(service: Service):
    ada = await service.register("ada")
    statuses = await at_once(ada, "PUT", "/api/auth/keys/gemini", [{"key": f"AIza-012345678{i}"} for i in range(4)])
    assert statuses == {200: 4}
