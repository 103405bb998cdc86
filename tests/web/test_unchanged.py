"""What a process remembers of lists: a reader that has the newest is told so without the database, and never when
something was written. Which writes change which list is in `test_unchanged_lists.py`.
"""

import asyncio
import time
from collections.abc import Callable

import pytest
from tests.algorithms.test_algorithms import bring
from tests.problems.test_problems import DOUBLE
from tests.service import PASSWORD, Service, Signed, open_service

from algorist.db.written import reached_from

pytestmark = pytest.mark.anyio
LIST = "/api/algorithms?limit=20"


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110  what is waited for has no event
            await asyncio.sleep(0.005)


@pytest.fixture
async def listening(quick_service: Service) -> Service:
    await until(lambda: quick_service.parts.known_tags.is_listening)
    return quick_service


async def tag_of(person: Signed, path: str = LIST) -> str:
    answer = await person.client.get(path)
    assert answer.status_code == 200
    return answer.headers["etag"]


async def status_with(person: Signed, tag: str, path: str = LIST) -> int:
    return (await person.client.get(path, headers={"if-none-match": tag})).status_code


async def remembered_tag(service: Service, person: Signed) -> str:
    """The tag of the list, asked for until the news of all earlier writes has come: before that none is kept."""
    path, _, query = LIST.partition("?")
    key = (f"Bearer {person.token}".encode(), path, query.encode())
    async with asyncio.timeout(10):
        while True:
            tag = await tag_of(person)
            await asyncio.sleep(0.05)
            if service.parts.known_tags.find(key):
                return tag


def forbid_reads(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_args: object, **_values: object) -> None:
        raise AssertionError("the database was asked")

    monkeypatch.setattr(service.parts.database, "fetch", refuse)


async def test_an_unchanged_list_is_told_without_the_database(listening: Service, monkeypatch):
    ada = await listening.register("ada")
    await bring(ada)
    tag = await tag_of(ada)
    forbid_reads(listening, monkeypatch)
    answer = await ada.client.get(LIST, headers={"if-none-match": tag})
    assert (answer.status_code, answer.headers["etag"], answer.content) == (304, tag, b"")
    assert int(answer.headers["ratelimit-remaining"]) < int(answer.headers["ratelimit-limit"])
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"


async def test_a_person_who_goes_takes_their_algorithms_out_of_others_lists(listening: Service):
    await listening.register("admin")
    ada, bob = await listening.register("ada"), await listening.register("bob")
    algorithm = await bring(ada)
    await ada.client.patch(f"/api/algorithms/{algorithm['id']}", json={"visibility": "public"})
    tag = await tag_of(bob)
    assert (await ada.client.request("DELETE", "/api/auth/me", json={"password": PASSWORD})).is_success
    assert await status_with(bob, tag) == 200


async def test_a_write_of_another_process_is_heard(tmp_path, sqlite_url, redis_url, monkeypatch):
    monkeypatch.setattr("algorist.parts.known_tags.LASTS_SECONDS", 600.0)
    async with (
        open_service(tmp_path, sqlite_url, redis_url) as one,
        open_service(tmp_path, sqlite_url, redis_url) as other,
    ):
        await until(lambda: one.parts.known_tags.is_listening and other.parts.known_tags.is_listening)
        ada = await one.register("ada")
        elsewhere = Signed(other.bearer(ada.token), ada.id, ada.email, ada.token)
        algorithm = await bring(ada)
        path, problem = f"/api/algorithms/{algorithm['id']}", f"/api/problems/{algorithm['problem_id']}"
        for write in (
            lambda: bring(ada),
            lambda: ada.client.patch(problem, json={"document": DOUBLE | {"title": "Twice"}}),
            lambda: ada.client.put(f"{path}/favourite"),
            lambda: ada.client.delete(f"{path}/favourite"),
            lambda: ada.client.delete(path),
        ):
            tag = await remembered_tag(other, elsewhere)
            await write()
            async with asyncio.timeout(10):
                while await status_with(elsewhere, tag) != 200:  # noqa: ASYNC110  what is waited for has no event
                    await asyncio.sleep(0.005)


async def test_where_no_news_is_heard_the_database_is_asked(listening: Service, monkeypatch):
    ada = await listening.register("ada")
    tag = await tag_of(ada)
    listening.parts.known_tags.is_listening = False
    assert await status_with(ada, tag) == 304
    forbid_reads(listening, monkeypatch)
    assert await status_with(ada, tag) == 500


async def test_a_tag_is_believed_for_seconds_only(listening: Service, monkeypatch):
    ada = await listening.register("ada")
    tag = await tag_of(ada)
    later = time.monotonic() + 4
    monkeypatch.setattr("algorist.parts.known_tags.time.monotonic", lambda: later)
    forbid_reads(listening, monkeypatch)
    assert await status_with(ada, tag) == 500


async def test_what_was_read_before_a_write_is_not_remembered_after_it(listening: Service):
    known = listening.parts.known_tags
    before = known.revision
    known.forget()
    known.keep((b"", "/", b""), '"old"', "/", before)
    assert known.find((b"", "/", b"")) is None


async def test_a_token_that_has_ended_is_refused_all_the_same(listening: Service):
    ada = await listening.register("ada")
    tag = await tag_of(ada)
    await ada.client.post("/api/auth/logout")
    assert await status_with(ada, tag) == 401


def test_removing_reaches_what_the_database_removes_with_it():
    assert {"algorithms", "problems", "favourites", "algorithm_tags"} <= reached_from("users")
    assert "users" not in reached_from("algorithms")
