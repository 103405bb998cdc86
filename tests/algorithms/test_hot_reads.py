"""The hot reads of algorithms say what the ordinary ones say, to each reader, on both databases."""

import itertools

import pytest
from tests.algorithms.test_algorithms import TIMES, bring
from tests.problems.test_problems import DOUBLE, keep
from tests.service import Service, Signed, read_ids

from algorist.algorithms.queries import find_algorithm, read_algorithm
from algorist.algorithms.schemas import AlgorithmPage, AlgorithmView

pytestmark = pytest.mark.anyio
ODD = 'Ünï "quoted" \\ %s 50%_ \u2028 🎲'


async def publish(person: Signed, algorithm: dict, visibility: str = "public", **change) -> None:
    path = f"/api/algorithms/{algorithm['id']}"
    answer = await person.client.patch(path, json={"visibility": visibility} | change)
    assert answer.status_code == 200, answer.text


async def test_the_detail_is_the_one_that_a_session_reads(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    algorithm = await bring(ada)
    await publish(ada, algorithm, name=ODD, summary=ODD, tags=["b,c", "a"], source=TIMES, note=ODD)
    path = f"/api/algorithms/{algorithm['id']}"
    await bob.client.put(f"{path}/favourite")
    for person in (ada, bob, None):
        client = person.client if person else service.client()
        answer = await client.get(path)
        async with service.parts.database.reading() as session:
            user_id = person.id if person else None
            row = await find_algorithm(session, algorithm["id"], user_id)
            expected = await read_algorithm(session, row, user_id)
        assert answer.json() == expected.model_dump(mode="json")
        assert answer.json().keys() == AlgorithmView.model_fields.keys()
        assert answer.json()["tags"] == ["a", "b,c"]


async def test_a_row_of_the_list_is_the_summary_of_the_detail(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    algorithm = await bring(ada)
    await publish(ada, algorithm, name=ODD, tags=["b,c", "a"])
    for client in (ada.client, bob.client, service.client()):
        page = (await client.get("/api/algorithms")).json()
        AlgorithmPage.model_validate(page)
        detail = (await client.get(f"/api/algorithms/{algorithm['id']}")).json()
        assert page == {"items": [{name: detail[name] for name in page["items"][0]}], "next_cursor": None}


async def test_a_reader_lists_their_own_and_public_ones_each_once_and_in_order(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    seen: dict[str, list[int]] = {"ada": [], "bob": [], "guest": []}
    for number, (owner, visibility) in enumerate(
        itertools.product((ada, bob), ("private", "link", "public", "public")), 1
    ):
        algorithm = await bring(owner, problem["id"], TIMES + f"# {number}\n")
        await publish(owner, algorithm, visibility)
        for name, reader in (("ada", ada), ("bob", bob), ("guest", None)):
            if visibility == "public" or reader is owner:
                seen[name].insert(0, algorithm["id"])
    for name, client in (("ada", ada.client), ("bob", bob.client), ("guest", service.client())):
        # Nothing was changed after it was made, so the order of changes is that of making.
        for asked, expected in (({}, seen[name]), ({"sort": "oldest"}, seen[name][::-1]), ({"sort": "changed"}, None)):
            assert await read_ids(client, "/api/algorithms", asked) == (expected or seen[name])


async def test_every_combination_of_filters_means_all_of_them(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    problem = await keep(ada)
    await ada.client.patch(f"/api/problems/{problem['id']}", json={"visibility": "public"})
    rows = []
    algorithm: dict = {}
    for owner, tags, marked in itertools.product((ada, bob), ([], ["red"]), (False, True)):
        algorithm = await bring(owner, problem["id"], TIMES + "# 50%_ of 4\n")
        await publish(owner, algorithm, tags=tags)
        if marked:
            await ada.client.put(f"/api/algorithms/{algorithm['id']}/favourite")
        rows.append((algorithm["id"], owner is ada, bool(tags), marked))
    for mine, tagged, marked, words, known in itertools.product((False, True), repeat=5):
        asked = {"mine": mine, "favourites": marked} | ({"tag": "red"} if tagged else {})
        asked |= {"q": "PLUS 50%_"} if words else {}
        asked |= (
            {"problem_id": problem["id"], "verified": algorithm["verified"], "tier": algorithm["tier"]} if known else {}
        )
        found = (await ada.client.get("/api/algorithms", params=asked)).json()["items"]
        expected = [
            number
            for number, is_mine, is_tagged, is_marked in reversed(rows)
            if (is_mine or not mine) and (is_tagged or not tagged) and (is_marked or not marked)
        ]
        assert [row["id"] for row in found] == expected, asked
    for nothing in ({"q": "50x"}, {"tag": "blue"}, {"verified": "verified"}, {"problem_id": 10**9}, {"tier": "x"}):
        assert (await ada.client.get("/api/algorithms", params=nothing)).json()["items"] == []


async def test_what_a_reader_has_is_not_sent_again_and_what_is_anothers_is_not_even_unchanged(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    path = f"/api/algorithms/{(await bring(ada))['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    again = await ada.client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    await ada.client.put(f"{path}/favourite")
    changed = await ada.client.get(path, headers={"if-none-match": tag})
    assert (changed.status_code, changed.json()["is_favourite"]) == (200, True)
    for word in (tag, "*"):
        assert (await bob.client.get(path, headers={"if-none-match": word})).status_code == 404


async def test_an_algorithm_is_sent_again_when_its_problem_has_another_title_or_signature(service: Service):
    ada = await service.register("ada")
    algorithm = await bring(ada)
    path = f"/api/algorithms/{algorithm['id']}"
    tag = (await ada.client.get(path)).headers["etag"]
    document = DOUBLE | {"title": "Twice", "signature": "def double(number: int) -> int"}
    await ada.client.patch(f"/api/problems/{algorithm['problem_id']}", json={"document": document})
    seen = await ada.client.get(path, headers={"if-none-match": tag})
    assert (seen.status_code, seen.json()["problem_title"]) == (200, "Twice")
    assert seen.json()["signature"] == "def double(number: int) -> int"


async def test_a_cursor_with_a_number_that_no_database_holds_is_refused(service: Service):
    for cursor in ("MS45OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "MS4tMQ"):  # "1.99999999999999999999999", "1.-1"
        answer = await service.client().get("/api/algorithms", params={"cursor": cursor})
        assert answer.status_code == 422, cursor
