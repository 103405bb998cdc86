"""The hot reads of problems say what the ordinary ones say, to each reader, on both databases."""

import itertools

import pytest
from tests.algorithms.test_algorithms import bring
from tests.problems.test_problems import keep
from tests.service import Service

from algorist.db.tables import ProblemRecord
from algorist.problems.queries import find_problem, read_examples, view_problem
from algorist.problems.schemas import ProblemPage, ProblemView

pytestmark = pytest.mark.anyio
ODD = 'Ünï "quoted" \\ %s 50%_ 🎲'


async def test_a_problem_is_the_one_that_a_session_reads_for_each_who_may(service: Service):
    root, ada, bob = [await service.register(name) for name in ("root", "ada", "bob")]
    kept = await keep(ada, title=ODD, tags=["b,c", "a"])
    path = f"/api/problems/{kept['id']}"
    await bring(ada, kept["id"])
    for visibility in ("private", "link", "public"):
        await ada.client.patch(path, json={"visibility": visibility})
        for person in (root, ada, bob, None):
            client = person.client if person else service.client()
            user_id, is_admin = (person.id, person is root) if person else (None, False)
            answer = await client.get(path)
            if visibility == "private" and person in (None, bob):
                assert answer.status_code == 404
                assert (await client.get(path, headers={"if-none-match": "*"})).status_code == 404
                continue
            async with service.parts.database.reading() as session:
                record = await find_problem(session, kept["id"], user_id, is_admin=is_admin)
                expected = await view_problem(session, record, user_id, is_admin=is_admin)
            assert answer.json() == expected.model_dump(mode="json")
            assert answer.json().keys() == ProblemView.model_fields.keys()
            assert ("sealed" in answer.json()["document"]) == (person in (root, ada))
            unchanged = await client.get(path, headers={"if-none-match": answer.headers["etag"]})
            assert (unchanged.status_code, unchanged.content) == (304, b"")


async def test_a_row_of_the_list_is_the_summary_of_the_detail(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    documents = read_examples()
    directions = {(document.get("evaluator") or {}).get("direction"): document for document in documents.values()}
    assert len(directions) == 3
    for document in directions.values():
        kept = (await ada.client.post("/api/problems", json={"document": document, "visibility": "public"})).json()
        await bring(ada, kept["id"])
    for client in (ada.client, bob.client, service.client()):
        page = (await client.get("/api/problems")).json()
        ProblemPage.model_validate(page)
        assert {row["direction"] for row in page["items"]} == directions.keys()
        for row in page["items"]:
            detail = (await client.get(f"/api/problems/{row['id']}")).json()
            assert row == {name: detail[name] for name in row}


async def test_a_direction_that_is_null_is_none(service: Service):
    ada = await service.register("ada")
    async with service.parts.database.transaction() as tx:
        for document in ({}, {"evaluator": None}, {"evaluator": {"direction": None}}):
            tx.add(ProblemRecord(owner_id=ada.id, title="Odd", kind="function", document=document))
    rows = (await ada.client.get("/api/problems")).json()["items"]
    assert [row["direction"] for row in rows] == [None] * 3


async def test_every_combination_of_filters_means_all_of_them(service: Service):
    ada, bob = await service.register("ada"), await service.register("bob")
    rows = []
    for owner, tags, visibility in itertools.product((ada, bob), ([], ["red"]), ("private", "link", "public")):
        kept = await keep(owner, title=ODD, tags=tags)
        await owner.client.patch(f"/api/problems/{kept['id']}", json={"visibility": visibility})
        rows.insert(0, (kept["id"], owner is ada, bool(tags), visibility == "public"))
    for mine, tagged, words, kind in itertools.product((False, True), repeat=4):
        asked = {"mine": mine, "limit": 3} | ({"tag": "red"} if tagged else {})
        asked |= ({"q": "50%_ ÜNÏ"} if words else {}) | ({"kind": "function"} if kind else {})
        ids: list[int] = []
        cursor = None
        while True:
            page = (await ada.client.get("/api/problems", params=asked | ({"cursor": cursor} if cursor else {}))).json()
            ids += [row["id"] for row in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        expected = [
            number
            for number, is_mine, is_tagged, is_public in rows
            if (is_mine or (is_public and not mine)) and (is_tagged or not tagged)
        ]
        assert ids == expected, asked
