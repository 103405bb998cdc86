"""Problems over REST: kept as people wrote them, shown to whom they belong, and refused in words where they do not fit."""

import pytest
from tests.service import Service, Signed, read_ids

from algorist.db.tables import ProblemRecord
from algorist.problems.queries import read_examples

pytestmark = pytest.mark.anyio
DOUBLE = {
    "format": "algorist-problem/1",
    "title": "Double",
    "kind": "function",
    "statement": "Return twice the number.",
    "signature": "def double(n: int) -> int",
    "examples": [{"args": [2], "expected": 4}],
    "tests": [{"args": [5], "expected": 10}],
    "sealed": [{"args": [7], "expected": 14}],
    "reference": "def double(n):\n    return n + n\n",
    "tags": ["Arithmetic"],
}


async def keep(person: Signed, **change) -> dict:
    answer = await person.client.post("/api/problems", json={"document": DOUBLE | change})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_problem_comes_back_as_it_was_stated(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    read = (await ada.client.get(f"/api/problems/{kept['id']}")).json()
    assert read["title"] == "Double"
    assert read["document"]["sealed"] == [{"args": [7], "expected": 14}]
    assert read["signature"] == "def double(n: int) -> int"
    assert read["tags"] == ["arithmetic"]


async def test_a_mistake_names_the_field_and_the_mend(service: Service):
    ada = await service.register("ada")
    answer = await ada.client.post(
        "/api/problems", json={"document": DOUBLE | {"tests": [{"args": ["x"], "expected": 1}]}}
    )
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "invalid_problem"
    assert problem["errors"][0]["field"].startswith("tests[0].args")
    checked = await ada.client.post("/api/problems/validate", json={"document": DOUBLE | {"titel": "x"}})
    assert checked.status_code == 200
    assert checked.json()["ok"] is False


async def test_a_private_problem_of_another_is_not_found(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    kept = await keep(ada)
    for method, path in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("GET", "/leaderboard"), ("GET", "/file")):
        answer = await bob.client.request(
            method, f"/api/problems/{kept['id']}{path}", json={} if method == "PATCH" else None
        )
        assert answer.status_code == 404, (method, path)
    listed = (await bob.client.get("/api/problems")).json()["items"]
    assert listed == []


async def test_a_stranger_sees_a_public_problem_without_its_hidden_tests(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    kept = await keep(ada)
    await ada.client.patch(f"/api/problems/{kept['id']}", json={"visibility": "public"})
    seen = (await bob.client.get(f"/api/problems/{kept['id']}")).json()["document"]
    assert not {"tests", "sealed", "reference"} & seen.keys()
    assert seen["examples"]
    guest = await service.client().get(f"/api/problems/{kept['id']}")
    assert guest.status_code == 200
    file = await service.client().get(f"/api/problems/{kept['id']}/file", params={"format": "yaml"})
    assert "sealed" not in file.text
    refused = await bob.client.patch(f"/api/problems/{kept['id']}", json={"visibility": "private"})
    assert refused.status_code == 403


async def test_two_tabs_do_not_overwrite_each_other(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    path = f"/api/problems/{kept['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    first = await ada.client.patch(path, json={"document": DOUBLE | {"title": "First"}}, headers={"if-match": tag})
    second = await ada.client.patch(path, json={"document": DOUBLE | {"title": "Second"}}, headers={"if-match": tag})
    assert (first.status_code, second.status_code) == (200, 412)
    assert (await ada.client.get(path)).json()["title"] == "First"


async def test_a_better_algorithm_found_meanwhile_takes_nobodys_edit_away(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    path = f"/api/problems/{kept['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    async with service.parts.database.transaction() as tx:
        (await tx.get_one(ProblemRecord, kept["id"])).best_score = 2.5
    assert (await ada.client.get(path)).headers["etag"] != tag
    edited = await ada.client.patch(path, json={"document": DOUBLE | {"title": "Mine"}}, headers={"if-match": tag})
    assert (edited.status_code, edited.json()["title"]) == (200, "Mine")


async def test_an_unchanged_problem_is_not_sent_again(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    path = f"/api/problems/{kept['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    again = await ada.client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_problem_is_sent_again_when_its_best_algorithm_scores_better(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    path = f"/api/problems/{kept['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    for score in (1.5, 2.5):
        async with service.parts.database.transaction() as tx:
            (await tx.get_one(ProblemRecord, kept["id"])).best_score = score
        seen = await ada.client.get(path, headers={"if-none-match": tag})
        assert (seen.status_code, seen.json()["best_score"]) == (200, score)
        tag = seen.headers["etag"]


async def test_pages_hold_every_problem_once_in_the_order_that_is_asked_for(service: Service):
    ada = await service.register("ada")
    ids = [(await keep(ada, title=f"Double {i}"))["id"] for i in range(5)]
    for number in (ids[3], ids[1]):
        await ada.client.patch(f"/api/problems/{number}", json={"visibility": "public"})
    changed = [ids[1], ids[3], ids[4], ids[2], ids[0]]
    for asked, expected in (({}, ids[::-1]), ({"sort": "oldest"}, ids), ({"sort": "changed"}, changed)):
        assert await read_ids(ada.client, "/api/problems", asked) == expected
    for wrong in ({"cursor": "nonsense"}, {"sort": "nonsense"}):
        assert (await ada.client.get("/api/problems", params=wrong)).status_code == 422


async def test_words_tags_and_kinds_filter(service: Service):
    ada = await service.register("ada")
    await keep(ada)
    await keep(ada, title="Halve 50%_", tags=["division"])

    async def titles(**wanted) -> list[str]:
        return [row["title"] for row in (await ada.client.get("/api/problems", params=wanted)).json()["items"]]

    assert await titles(q="halve twice") == ["Halve 50%_"]
    assert await titles(q="50%_") == ["Halve 50%_"]
    assert await titles(tag="arithmetic") == ["Double"]
    assert await titles(kind="optimisation") == []


async def test_every_shipped_example_can_be_made_ones_own_once(service: Service):
    ada = await service.register("ada")
    names = [row["name"] for row in (await ada.client.get("/api/problems/examples")).json()]
    assert len(names) >= 12
    first = (await ada.client.post(f"/api/problems/examples/{names[0]}")).json()
    again = (await ada.client.post(f"/api/problems/examples/{names[0]}")).json()
    assert first["id"] == again["id"]
    assert (await ada.client.post("/api/problems/examples/none-such")).status_code == 404


@pytest.mark.parametrize("form", ["toml", "yaml", "json"])
async def test_a_problem_leaves_as_a_file_and_comes_back(service: Service, form: str):
    ada = await service.register("ada")
    kept = await keep(ada)
    text = (await ada.client.get(f"/api/problems/{kept['id']}/file", params={"format": form})).text
    parsed = await ada.client.post("/api/problems/parse", json={"text": text, "format": form})
    assert parsed.status_code == 200, parsed.text
    assert parsed.json()["document"] == kept["document"]


async def test_a_deleted_problem_takes_its_algorithms_along(service: Service):
    ada = await service.register("ada")
    kept = await keep(ada)
    body = {"problem_id": kept["id"], "name": "Plus", "source": "def double(n):\n    return n + n\n"}
    algorithm = (await ada.client.post("/api/algorithms", json=body)).json()
    assert (await ada.client.delete(f"/api/problems/{kept['id']}")).status_code == 204
    assert (await ada.client.get(f"/api/algorithms/{algorithm['id']}")).status_code == 404


def test_the_shipped_examples_are_of_both_kinds():
    kinds = [document["kind"] for document in read_examples().values()]
    assert kinds.count("function") >= 6
    assert kinds.count("optimisation") >= 6
