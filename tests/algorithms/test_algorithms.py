"""Algorithms over REST: immutable versions, lineage, forks, favourites, and links that can be revoked."""

import pytest
from tests.problems.test_problems import keep
from tests.service import Service, Signed

pytestmark = pytest.mark.anyio
PLUS = "def double(n):\n    return n + n\n"
TIMES = "def double(n):\n    return 2 * n\n"


async def bring(person: Signed, problem_id: int | None = None, source: str = PLUS) -> dict:
    problem_id = problem_id or (await keep(person))["id"]
    body = {"problem_id": problem_id, "name": "Plus", "source": source, "summary": "adds"}
    answer = await person.client.post("/api/algorithms", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_program_of_ones_own_is_unverified_until_it_is_run(service: Service):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    assert (algorithm["verified"], algorithm["verdict"], algorithm["version"]) == ("unverified", "", 1)
    assert algorithm["current"]["source"] == PLUS


async def test_a_new_source_makes_a_new_version_and_the_old_one_stays(service: Service):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/algorithms/{algorithm['id']}"
    changed = (await ada.client.patch(path, json={"source": TIMES, "note": "shorter"})).json()
    assert (changed["version"], changed["current"]["note"]) == (2, "shorter")
    versions = (await ada.client.get(f"{path}/versions")).json()["items"]
    assert [row["number"] for row in versions] == [2, 1]
    assert (await ada.client.get(f"{path}/versions/1")).json()["source"] == PLUS
    diff = (await ada.client.get(f"{path}/diff", params={"before": 1, "after": 2})).json()
    assert "-    return n + n" in diff["unified"]
    restored = (await ada.client.post(f"{path}/versions/1/restore")).json()
    assert (restored["number"], restored["source"]) == (3, PLUS)


async def test_two_tabs_do_not_overwrite_each_other(service: Service):
    ada = await service.register("ada")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    first = await ada.client.patch(path, json={"name": "First"}, headers={"if-match": tag})
    second = await ada.client.patch(path, json={"name": "Second"}, headers={"if-match": tag})
    assert (first.status_code, second.status_code) == (200, 412)


async def test_another_finds_nothing_of_a_private_algorithm(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    for method, end in [
        ("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/versions"), ("GET", "/versions/1"), ("GET", "/lineage"),
        ("POST", "/versions/1/restore"), ("GET", "/analyses"), ("GET", "/verdicts"), ("GET", "/traces"),
        ("GET", "/traces/1"), ("POST", "/fork"), ("PUT", "/favourite"), ("GET", "/shares"), ("POST", "/shares"),
        ("DELETE", "/shares/1"), ("GET", "/diff?before=1&after=1"),
    ]:  # fmt: skip
        body = {} if method in {"PATCH", "POST"} else None
        answer = await bob.client.request(method, path + end, json=body)
        assert answer.status_code == 404, (method, end, answer.text)


async def test_a_fork_keeps_the_line_of_descent(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    algorithm = await bring(ada, problem["id"])
    path = f"/api/algorithms/{algorithm['id']}"
    await ada.client.patch(path, json={"visibility": "public"})
    copy = (await bob.client.post(f"{path}/fork")).json()
    assert copy["is_mine"]
    lineage = (await bob.client.get(f"/api/algorithms/{copy['id']}/lineage")).json()
    [edge] = lineage["edges"]
    assert edge["relation"] == "fork"
    assert {node["algorithm_id"] for node in lineage["nodes"]} == {algorithm["id"], copy["id"]}
    assert {node["generation"] for node in lineage["nodes"]} == {0, 1}


async def test_a_lineage_hides_what_its_reader_may_not_see(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    algorithm = await bring(ada, problem["id"])
    path = f"/api/algorithms/{algorithm['id']}"
    await ada.client.patch(path, json={"visibility": "public"})
    copy = (await bob.client.post(f"{path}/fork")).json()
    await ada.client.patch(path, json={"visibility": "private"})
    lineage = (await bob.client.get(f"/api/algorithms/{copy['id']}/lineage")).json()
    assert [node["algorithm_id"] for node in lineage["nodes"]] == [copy["id"]]
    assert lineage["edges"] == []


async def test_the_lineage_of_a_problem_has_every_version_that_its_reader_could_find(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    first, linked = await bring(ada, problem["id"]), await bring(ada, problem["id"])
    await ada.client.patch(f"/api/algorithms/{first['id']}", json={"visibility": "public", "source": TIMES + "# 2\n"})
    await ada.client.patch(f"/api/algorithms/{linked['id']}", json={"visibility": "link"})
    copy = (await bob.client.post(f"/api/algorithms/{first['id']}/fork")).json()
    own = [(first["id"], 1, 0), (linked["id"], 1, 0), (first["id"], 2, 1)]
    for client, expected in (
        (ada.client, own),
        (bob.client, [own[0], own[2], (copy["id"], 1, 2)]),
        (service.client(), [own[0], own[2]]),
    ):
        found = (await client.get(f"/api/problems/{problem['id']}/lineage")).json()
        assert [(node["algorithm_id"], node["number"], node["generation"]) for node in found["nodes"]] == expected
        assert len(found["edges"]) == len({generation for *_, generation in expected}) - 1


async def test_favourites_are_marked_and_listed(service: Service):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/algorithms/{algorithm['id']}/favourite"
    for _ in range(2):
        assert (await ada.client.put(path)).status_code == 204
    listed = (await ada.client.get("/api/algorithms", params={"favourites": True})).json()["items"]
    assert [row["is_favourite"] for row in listed] == [True]
    await ada.client.delete(path)
    assert (await ada.client.get("/api/algorithms", params={"favourites": True})).json()["items"] == []


async def test_a_renamed_algorithm_is_found_by_its_new_name(service: Service):
    ada = await service.register("ada")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    await ada.client.patch(path, json={"name": "Doubling machine"})
    found = (await ada.client.get("/api/algorithms", params={"q": "machine"})).json()["items"]
    assert [row["name"] for row in found] == ["Doubling machine"]


async def test_lists_carry_no_code(service: Service):
    ada = await service.register("ada")
    await bring(ada)
    answer = await ada.client.get("/api/algorithms")
    assert "return n + n" not in answer.text


async def test_a_link_shows_the_version_to_anyone_until_it_is_revoked(service: Service):
    ada = await service.register("ada")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    share = (await ada.client.post(f"{path}/shares", json={})).json()
    assert share["url"].endswith(f"/s/{share['slug']}")
    guest = service.client()
    seen = await guest.get(f"/api/shares/{share['slug']}")
    assert seen.status_code == 200
    assert seen.json()["version"]["source"] == PLUS
    assert (await guest.get(f"/api/shares/{share['slug']}/trace")).status_code == 404
    assert (await ada.client.delete(f"{path}/shares/{share['id']}")).status_code == 204
    gone = await guest.get(f"/api/shares/{share['slug']}")
    assert (gone.status_code, gone.json()["code"]) == (404, "share_revoked")
    assert (await ada.client.get(f"{path}/shares")).json()["items"] == []


async def test_the_leaderboard_has_ones_own_and_public_algorithms(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    await bring(ada, problem["id"])
    mine = await bring(bob, problem["id"], TIMES)
    rows = (await bob.client.get(f"/api/problems/{problem['id']}/leaderboard")).json()["rows"]
    assert [row["algorithm_id"] for row in rows] == [mine["id"]]
