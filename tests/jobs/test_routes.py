import pytest
from tests.jobs_parts import nothing, wait_for, working

from algorist.db.tables import ProblemRecord
from algorist.jobs.schemas import EventView, JobView

pytestmark = pytest.mark.anyio


async def give_problem(service, person) -> int:
    async with service.parts.database.transaction() as tx:
        problem = ProblemRecord(owner_id=person.id, title="Sort", kind="function", document={"title": "Sort"})
        tx.add(problem)
        await tx.flush()
        return problem.id


async def test_a_job_is_submitted_watched_and_read(service):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada), "budget": {"candidates": 3}}
    async with working(service.parts, nothing):
        answer = await ada.client.post("/api/jobs", json=body)
        assert answer.status_code == 202, answer.text
        job = JobView.model_validate(answer.json())
        assert answer.headers["location"] == f"/api/jobs/{job.id}"
        assert (job.state, job.event_count, job.input["budget"]["candidates"]) == ("queued", 1, 3)

        async def ended() -> bool:
            return (await ada.client.get(f"/api/jobs/{job.id}")).json()["state"] == "succeeded"

        await wait_for(ended)
    events = (await ada.client.get(f"/api/jobs/{job.id}/events", params={"after": 1})).json()
    assert [EventView.model_validate(event).number for event in events["items"]] == [2, 3]
    assert not events["more"]
    assert (await ada.client.get(f"/api/jobs/{job.id}/steps")).json() == {"items": [], "more": False}
    assert [one["id"] for one in (await ada.client.get("/api/jobs")).json()["items"]] == [job.id]


async def test_reading_an_unchanged_job_again_costs_no_body(service):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada)}
    job = (await ada.client.post("/api/jobs", json=body)).json()
    first = await ada.client.get(f"/api/jobs/{job['id']}")
    again = await ada.client.get(f"/api/jobs/{job['id']}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    await ada.client.post(f"/api/jobs/{job['id']}/cancel")
    third = await ada.client.get(f"/api/jobs/{job['id']}", headers={"if-none-match": first.headers["etag"]})
    assert third.status_code == 200


async def test_a_repeated_request_with_its_key_is_the_same_job(service):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada)}
    first = await ada.client.post("/api/jobs", json=body, headers={"idempotency-key": "one"})
    again = await ada.client.post("/api/jobs", json=body, headers={"idempotency-key": "one"})
    other = await ada.client.post("/api/jobs", json={**body, "seed": 7}, headers={"idempotency-key": "one"})
    assert first.json()["id"] == again.json()["id"]
    assert again.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.json()["code"]) == (409, "idempotency_key_reused")


@pytest.mark.parametrize(
    "change",
    [
        {"type": "fly"},
        {"problem_id": 0},
        {"problem_id": "x"},
        {"budget": {"candidates": 0}},
        {"budget": {"candidates": 10**9}},
        {"strategy": "luck"},
        {"designer": "nobody"},
        {"surprise": 1},
    ],
)
async def test_what_does_not_fit_is_refused_in_words(service, change):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada), **change}
    answer = await ada.client.post("/api/jobs", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_the_verbs_answer_with_the_job_or_say_why_not(service):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada)}
    job = (await ada.client.post("/api/jobs", json=body)).json()["id"]

    async def verb(name: str, json=None):
        return await ada.client.post(f"/api/jobs/{job}/{name}", json=json)

    assert (await verb("pause")).json()["state"] == "paused"
    assert (await verb("continue")).json()["state"] == "queued"
    assert (await verb("stop-after")).json()["code"] == "wrong_state"
    assert (await verb("cancel")).json()["state"] == "cancelled"
    assert (await verb("retry")).json()["state"] == "queued"
    assert (await verb("cancel")).status_code == 200
    assert (await verb("extend", {"budget": {"candidates": 5}})).json()["input"]["budget"]["candidates"] == 25
    assert (await verb("extend", {"budget": {}})).status_code == 422
    assert (await ada.client.delete(f"/api/jobs/{job}")).json()["code"] == "wrong_state"
    assert (await verb("cancel")).status_code == 200
    assert (await ada.client.delete(f"/api/jobs/{job}")).status_code == 204
    assert (await ada.client.get(f"/api/jobs/{job}")).status_code == 404


async def test_every_route_hides_another_persons_job(service):
    await service.register()
    ada, eve = await service.register(), await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada)}
    job = (await ada.client.post("/api/jobs", json=body)).json()["id"]
    for path in ("", "/events", "/steps", "/steps/1"):
        assert (await eve.client.get(f"/api/jobs/{job}{path}")).status_code == 404
        assert (await service.client().get(f"/api/jobs/{job}{path}")).status_code == 401
    for verb in ("cancel", "pause", "continue", "stop-after", "retry"):
        assert (await eve.client.post(f"/api/jobs/{job}/{verb}")).status_code == 404
    more = {"budget": {"candidates": 1}}
    assert (await eve.client.post(f"/api/jobs/{job}/extend", json=more)).status_code == 404
    assert (await eve.client.delete(f"/api/jobs/{job}")).status_code == 404
    assert (await eve.client.post("/api/jobs", json=body)).status_code == 404
    assert (await eve.client.get("/api/jobs")).json()["items"] == []


async def test_an_estimate_submits_nothing(service):
    ada = await service.register()
    body = {"type": "generate", "problem_id": await give_problem(service, ada)}
    estimate = (await ada.client.post("/api/jobs/estimate", json=body)).json()
    assert (estimate["based_on"], estimate["seconds"], estimate["at_most"]["candidates"]) == (0, None, 20)
    assert (await ada.client.get("/api/jobs")).json()["items"] == []
