"""Accounts, sessions and tokens as a browser and a program see them."""

import asyncio
import hashlib
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, select, update
from tests.service import PASSWORD, Service, open_service

from algorist.auth.deps import identify
from algorist.auth.queries import read_provider_key
from algorist.auth.tasks import recheck_grants
from algorist.db.columns import now
from algorist.db.tables import AuditEntry, OneTimeToken, PersonalToken, ProviderKey, SessionRecord, User
from algorist.errors import NotSignedIn

pytestmark = pytest.mark.anyio
OTHER = "seven green bottles standing"


async def read_all(service: Service, table):
    async with service.parts.database.reading() as session:
        return list(await session.scalars(select(table)))


@asynccontextmanager
async def counted_statements(service: Service):
    statements: list[str] = []

    def note(connection, cursor, statement, parameters, context, many):
        statements.append(statement)

    engine = service.parts.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


async def audit_actions(service: Service) -> list[str]:
    return [entry.action for entry in sorted(await read_all(service, AuditEntry), key=lambda row: row.id)]


async def test_the_first_person_of_an_empty_installation_becomes_administrator_and_the_second_does_not(service):
    first, second = await service.register(), await service.register()
    assert (await first.client.get("/api/auth/me")).json()["role"] == "admin"
    assert (await second.client.get("/api/auth/me")).json()["role"] == "user"


async def test_an_address_has_one_account_whatever_its_letter_case(service):
    person = await service.register()
    body = {"email": person.email.upper(), "password": PASSWORD, "name": "Again"}
    answer = await service.client().post("/api/auth/register", json=body)
    assert (answer.status_code, answer.json()["code"]) == (409, "email_taken")


@pytest.mark.parametrize(
    ("password", "mend"),
    [
        ("short", "at least 12"),
        ("many words " * 12, "at most 128 characters"),
        ("é" * 129, "at most 128 characters"),
        ("aaaaaaaaaaaaaaa", "repeats"),
        ("abcabcabcabcabc", "repeats"),
        ("password1234", "first that are tried"),
        ("personname.person", "your own name"),
        ("twelve\0chars long", "NUL"),
    ],
)
async def test_a_weak_password_is_refused_with_the_mend(service, password, mend):
    body = {"email": "personname@example.test", "password": password, "name": "Person"}
    answer = await service.client().post("/api/auth/register", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "weak_password")
    assert answer.json()["errors"][0]["field"] == "password"
    assert mend in answer.json()["errors"][0]["message"]


async def test_a_breached_password_is_refused_wherever_one_is_chosen(tmp_path, sqlite_url, redis_url):
    leaked = "everybody knows this one"
    file = tmp_path / "breached"
    file.write_text(hashlib.sha1(leaked.encode()).hexdigest().upper() + ":7\n")
    async with open_service(tmp_path, sqlite_url, redis_url, breached_passwords_file=file) as service:
        person = await service.register()
        await service.client().post("/api/auth/forgot", json={"email": person.email})
        await service.deliver_mails()
        reset = {"token": service.post.token_for(person.email), "new_password": leaked}
        newcomer = {"email": "new@example.test", "password": leaked, "name": "New"}
        change = {"current_password": PASSWORD, "new_password": leaked}
        for client, path, body, field in (
            (service.client(), "/api/auth/register", newcomer, "password"),
            (service.client(), "/api/auth/reset", reset, "new_password"),
            (person.client, "/api/auth/me/password", change, "new_password"),
            (person.client, "/api/admin/users", newcomer, "password"),
        ):
            answer = await client.post(path, json=body)
            assert (answer.status_code, answer.json()["code"]) == (422, "weak_password"), path
            assert answer.json()["errors"][0]["field"] == field
            assert "leaked" in answer.json()["errors"][0]["message"]


async def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(service):
    person = await service.register()
    wrong = await service.client().post("/api/auth/login", json={"email": person.email, "password": "not this one"})
    unknown = await service.client().post("/api/auth/login", json={"email": "no@example.test", "password": "not this"})
    assert wrong.status_code == unknown.status_code == 401
    assert {k: v for k, v in wrong.json().items() if k != "request_id"} == {
        k: v for k, v in unknown.json().items() if k != "request_id"
    }


async def test_a_password_longer_than_any_that_is_taken_is_wrong_and_not_an_error(service):
    person = await service.register()
    answer = await service.client().post("/api/auth/login", json={"email": person.email, "password": "y" * 500})
    assert answer.status_code == 401


async def test_a_password_of_64_characters_of_any_script_signs_in_and_its_beginning_does_not(service):
    long = "千里の道も一歩から、石の上にも三年。" * 4 + "塵も積もれば山となる"
    assert len(long) > 64
    body = {"email": "long@example.test", "password": long, "name": "Long"}
    assert (await service.client().post("/api/auth/register", json=body)).status_code == 201
    await service.sign_in("long@example.test", long)
    for other in (long[:-1], long[:24], long[:-1] + "川"):
        wrong = await service.client().post("/api/auth/login", json={"email": "long@example.test", "password": other})
        assert wrong.status_code == 401


async def test_the_refresh_token_travels_in_a_cookie_that_no_script_and_no_other_site_can_use(service):
    person = await service.register()
    answer = await person.client.post("/api/auth/refresh")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/api/auth" in cookie
    assert "refresh" not in answer.text.lower()
    assert answer.headers["cache-control"] == "no-store"


async def test_a_refresh_token_works_once_and_its_return_ends_the_whole_session(service):
    person = await service.register()
    stolen = person.client.cookies["algorist_refresh"]
    await person.client.post("/api/auth/refresh")
    fresh = await person.client.post("/api/auth/refresh")
    assert fresh.status_code == 200
    assert person.client.cookies["algorist_refresh"] != stolen
    thief = service.client(cookie=f"algorist_refresh={stolen}")
    assert (await thief.post("/api/auth/refresh")).json()["code"] == "session_reused"
    assert (await person.client.post("/api/auth/refresh")).json()["code"] == "session_ended"
    access = service.bearer(fresh.json()["access_token"])
    assert (await access.get("/api/auth/me")).status_code == 401
    assert "refresh_reused" in await audit_actions(service)


async def test_the_token_before_the_newest_is_theft_too_once_its_moment_is_over(service):
    person = await service.register()
    before = person.client.cookies["algorist_refresh"]
    await person.client.post("/api/auth/refresh")
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(SessionRecord).values(rotated_at=now() - timedelta(seconds=30)))
    answer = await service.client(cookie=f"algorist_refresh={before}").post("/api/auth/refresh")
    assert answer.json()["code"] == "session_reused"


async def test_two_tabs_that_refresh_at_the_same_moment_both_stay_signed_in(service):
    person = await service.register()
    cookie = f"algorist_refresh={person.client.cookies['algorist_refresh']}"
    tabs = [service.client(cookie=cookie) for _ in range(2)]
    answers = await asyncio.gather(*(tab.post("/api/auth/refresh") for tab in tabs))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert sum("set-cookie" in answer.headers for answer in answers) == 1


async def test_a_made_up_refresh_token_ends_nobodys_session(service):
    person = await service.register()
    session = (await person.client.get("/api/auth/sessions")).json()[0]["id"]
    forged = f"{session}.{'a' * 43}.{'0' * 64}"
    answer = await service.client(cookie=f"algorist_refresh={forged}").post("/api/auth/refresh")
    assert answer.status_code == 401
    assert (await person.client.post("/api/auth/refresh")).status_code == 200


async def test_a_refresh_from_another_origin_is_refused(service):
    person = await service.register()
    answer = await person.client.post("/api/auth/refresh", headers={"origin": "https://evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")


async def test_logging_out_makes_the_access_token_void_at_once(service):
    person = await service.register()
    assert (await person.client.get("/api/auth/me")).status_code == 200
    assert (await person.client.post("/api/auth/logout")).status_code == 204
    assert (await person.client.get("/api/auth/me")).json()["code"] == "session_ended"
    assert (await person.client.post("/api/auth/logout")).status_code == 204


async def test_logging_out_everywhere_ends_every_session_of_that_person_only(service):
    person, bystander = await service.register(), await service.register()
    second = await service.sign_in(person.email)
    for client in (person.client, second.client, bystander.client):
        assert (await client.get("/api/auth/me")).status_code == 200
    assert (await second.client.post("/api/auth/logout-all")).status_code == 204
    assert (await person.client.get("/api/auth/me")).status_code == 401
    assert (await second.client.get("/api/auth/me")).status_code == 401
    assert (await person.client.post("/api/auth/refresh")).status_code == 401
    assert (await bystander.client.get("/api/auth/me")).status_code == 200


async def test_a_session_can_be_ended_from_another_and_not_by_anybody_else(service):
    person, stranger = await service.register(), await service.register()
    other = await service.sign_in(person.email)
    await other.client.get("/api/auth/me")
    listed = (await person.client.get("/api/auth/sessions")).json()
    assert sorted(session["current"] for session in listed) == [False, True]
    target = next(session["id"] for session in listed if not session["current"])
    assert (await stranger.client.delete(f"/api/auth/sessions/{target}")).status_code == 404
    assert (await person.client.delete(f"/api/auth/sessions/{target}")).status_code == 204
    assert (await other.client.get("/api/auth/me")).status_code == 401
    assert (await person.client.get("/api/auth/me")).status_code == 200


async def test_a_token_that_is_known_costs_no_database(service):
    person = await service.register()
    await person.client.get("/api/auth/me")
    async with counted_statements(service) as statements:
        found = [await identify(service.parts, service.guard, person.token) for _ in range(5)]
    assert ({one.id for one in found}, statements) == ({person.id}, [])


async def test_a_forgotten_password_is_set_anew_by_the_mailed_link_once(service):
    person = await service.register()
    answer = await service.client().post("/api/auth/forgot", json={"email": person.email})
    assert answer.status_code == 202
    await service.deliver_mails()
    token = service.post.token_for(person.email)
    weak = await service.client().post("/api/auth/reset", json={"token": token, "new_password": "short"})
    assert weak.json()["code"] == "weak_password"
    done = await service.client().post("/api/auth/reset", json={"token": token, "new_password": OTHER})
    assert done.status_code == 204
    again = await service.client().post("/api/auth/reset", json={"token": token, "new_password": OTHER})
    assert again.json()["code"] == "link_invalid"
    assert (await person.client.get("/api/auth/me")).status_code == 401
    await service.sign_in(person.email, OTHER)


async def test_asking_for_a_link_does_not_tell_whether_the_address_has_an_account(service):
    person = await service.register()
    known = await service.client().post("/api/auth/forgot", json={"email": person.email})
    unknown = await service.client().post("/api/auth/forgot", json={"email": "nobody@example.test"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    await service.deliver_mails()
    assert {letter.recipient for letter in service.post.letters} == {person.email}


async def test_a_link_that_is_too_old_is_refused(service):
    person = await service.register()
    await service.client().post("/api/auth/forgot", json={"email": person.email})
    await service.deliver_mails()
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(OneTimeToken).values(expires_at=now() - timedelta(seconds=1)))
    body = {"token": service.post.token_for(person.email), "new_password": OTHER}
    assert (await service.client().post("/api/auth/reset", json=body)).json()["code"] == "link_invalid"


async def test_an_address_is_verified_by_the_link_sent_to_it(service):
    person = await service.register()
    assert not (await person.client.get("/api/auth/me")).json()["email_verified"]
    await service.deliver_mails()
    token = service.post.token_for(person.email)
    assert (await service.client().post("/api/auth/verify-email", json={"token": token})).status_code == 200
    assert (await person.client.get("/api/auth/me")).json()["email_verified"]


async def test_a_new_address_counts_only_once_its_link_was_opened_and_the_old_one_is_told(service):
    person = await service.register()
    body = {"new_email": "New@Example.test", "password": PASSWORD}
    wrong = await person.client.post("/api/auth/me/email", json=body | {"password": "not it at all"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_password")
    assert (await person.client.post("/api/auth/me/email", json=body)).status_code == 202
    assert (await person.client.get("/api/auth/me")).json()["email"] == person.email
    await service.deliver_mails()
    assert any(
        letter.recipient == person.email and "about to change" in letter.subject for letter in service.post.letters
    )
    token = service.post.token_for("new@example.test")
    assert (await service.client().post("/api/auth/verify-email", json={"token": token})).status_code == 200
    assert (await person.client.get("/api/auth/me")).json()["email"] == "new@example.test"


async def test_a_new_password_ends_the_other_sessions_and_the_personal_tokens(service):
    person = await service.register()
    other = await service.sign_in(person.email)
    made = await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})
    program = service.bearer(made.json()["token"])
    assert (await program.get("/api/auth/me")).status_code == 200
    assert (await other.client.get("/api/auth/me")).status_code == 200
    body = {"current_password": PASSWORD, "new_password": OTHER}
    assert (await person.client.post("/api/auth/me/password", json=body)).status_code == 204
    assert (await person.client.get("/api/auth/me")).status_code == 200
    assert (await other.client.get("/api/auth/me")).status_code == 401
    assert (await program.get("/api/auth/me")).status_code == 401
    await service.sign_in(person.email, OTHER)


async def test_a_personal_token_is_shown_once_and_kept_as_a_hash(service):
    person = await service.register()
    made = (await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})).json()
    listed = (await person.client.get("/api/auth/tokens")).json()
    assert "token" not in listed[0]
    assert made["token"].startswith(listed[0]["prefix"])
    rows = await read_all(service, PersonalToken)
    assert made["token"] not in {rows[0].token_hash, rows[0].prefix}


async def test_a_personal_token_does_what_its_scopes_say_and_never_more(service):
    person = await service.register()
    made = (await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})).json()
    program = service.bearer(made["token"])
    assert (await program.get("/api/problems")).status_code == 200
    refused = await program.post("/api/problems", json={"document": {}})
    assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")
    assert (await program.post("/api/jobs", json={})).json()["code"] in {"scope_missing", "invalid_input"}
    for method, path in (("GET", "/api/auth/sessions"), ("POST", "/api/auth/tokens"), ("GET", "/api/admin/users")):
        assert (await program.request(method, path)).json()["code"] == "session_required", path


async def test_a_revoked_or_ended_personal_token_is_void_at_once(service):
    person = await service.register()
    made = (await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})).json()
    program = service.bearer(made["token"])
    assert (await program.get("/api/auth/me")).status_code == 200
    assert (await person.client.delete(f"/api/auth/tokens/{made['id']}")).status_code == 204
    assert (await program.get("/api/auth/me")).status_code == 401
    brief = (await person.client.post("/api/auth/tokens", json={"name": "b", "scopes": ["read"]})).json()
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(PersonalToken).values(expires_at=now() - timedelta(seconds=1)))
    assert (await service.bearer(brief["token"]).get("/api/auth/me")).status_code == 401


async def test_a_provider_key_is_encrypted_and_opens_for_its_owner_only(service):
    person, stranger = await service.register(), await service.register()
    key = "AIzaSy-test-0123456789abcdef"
    answer = await person.client.put("/api/auth/keys/gemini", json={"key": key})
    assert answer.json()["hint"] == "cdef"
    assert key not in answer.text
    assert key not in (await person.client.get("/api/auth/keys")).text
    rows = await read_all(service, ProviderKey)
    assert key not in rows[0].encrypted_key
    keyring = service.guard.keyring
    async with service.parts.database.reading() as session:
        assert await read_provider_key(session, keyring, person.id, "gemini") == (key, "", "")
        assert await read_provider_key(session, keyring, stranger.id, "gemini") is None
    # A row copied to another person does not open.
    assert keyring.decrypt_key(rows[0].encrypted_key, stranger.id, "gemini") is None
    assert (await stranger.client.delete("/api/auth/keys/gemini")).status_code == 404
    assert (await person.client.delete("/api/auth/keys/gemini")).status_code == 204


async def test_a_socket_ticket_opens_once(service):
    person = await service.register()
    ticket = (await person.client.post("/api/auth/socket-ticket")).json()["ticket"]
    assert (await service.guard.tickets.redeem(ticket)).id == person.id
    for wrong in (ticket, ticket[:-1] + "x", "", "zz.00"):
        with pytest.raises(NotSignedIn):
            await service.guard.tickets.redeem(wrong)


async def test_the_export_of_an_account_has_what_is_kept_and_no_secret(service):
    person, stranger = await service.register(), await service.register()
    await person.client.put("/api/auth/keys/openai", json={"key": "sk-0123456789abcdefghij"})
    await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read"]})
    answer = await person.client.get("/api/auth/me/export")
    document = answer.json()
    assert document["account"]["email"] == person.email
    assert len(document["sessions"]) == len(document["personal_tokens"]) == len(document["provider_keys"]) == 1
    assert "hash" not in answer.text
    assert "encrypted" not in answer.text
    assert stranger.email not in answer.text


async def test_a_deleted_account_is_gone_with_its_sessions_and_its_name_in_the_audit_log(service):
    await service.register()
    person = await service.register()
    wrong = await person.client.request("DELETE", "/api/auth/me", json={"password": "not it at all"})
    assert wrong.status_code == 403
    done = await person.client.request("DELETE", "/api/auth/me", json={"password": PASSWORD})
    assert done.status_code == 204
    assert (await person.client.get("/api/auth/me")).status_code == 401
    assert person.email not in {user.email for user in await read_all(service, User)}
    assert person.email not in {entry.actor for entry in await read_all(service, AuditEntry)}


async def test_the_last_administrator_cannot_go_while_others_remain(service):
    admin = await service.register()
    await service.register()
    answer = await admin.client.request("DELETE", "/api/auth/me", json={"password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (409, "last_admin")


async def test_every_sign_in_event_is_in_the_audit_log(service):
    person = await service.register()
    await service.client().post("/api/auth/login", json={"email": person.email, "password": "wrong wrong"})
    other = await service.sign_in(person.email)
    await other.client.post("/api/auth/logout")
    assert await audit_actions(service) == ["registered", "sign_in_failed", "signed_in", "signed_out"]
    entries = await read_all(service, AuditEntry)
    assert all(entry.request_id and entry.address for entry in entries)


async def test_preferences_and_name_change_and_the_rest_stays(service):
    person = await service.register()
    wanted = {"mail_job_finished": False, "theme": "dark"}
    answer = await person.client.patch("/api/auth/me", json={"preferences": wanted})
    assert answer.json()["preferences"]["theme"] == "dark"
    assert answer.json()["email"] == person.email
    renamed = (await person.client.patch("/api/auth/me", json={"name": "  Grace  "})).json()
    assert (renamed["name"], renamed["preferences"]["theme"]) == ("Grace", "dark")


@pytest.mark.parametrize(
    "address",
    ["a@b", "root@localhost", "x.y+z@example.test", "Ä@example.test", "a b@c.test", "@x", "a..b@c.d", "a@-b.test"],
)
async def test_addresses_of_ones_own_machine_are_taken_and_nonsense_is_not(service, address):
    body = {"email": address, "password": PASSWORD, "name": "N"}
    answer = await service.client().post("/api/auth/register", json=body)
    fine = address in {"a@b", "root@localhost", "x.y+z@example.test"}
    assert answer.status_code == (201 if fine else 422), answer.text


async def test_a_session_that_was_not_used_for_too_long_is_over(service):
    person = await service.register()
    await person.client.get("/api/auth/me")
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(SessionRecord).values(expires_at=now() - timedelta(seconds=1)))
    assert (await person.client.post("/api/auth/refresh")).json()["code"] == "session_ended"
    await recheck_grants(service.parts, service.guard)
    assert (await person.client.get("/api/auth/me")).status_code == 401


async def test_people_are_told_of_what_concerns_their_account(service):
    person = await service.register()
    body = {"current_password": PASSWORD, "new_password": OTHER}
    await person.client.post("/api/auth/me/password", json=body)
    credentials = {"email": person.email, "password": OTHER}
    for agent in ("Firefox on Linux", "Firefox on Linux", "Safari on a telephone"):
        await service.client(**{"user-agent": agent}).post("/api/auth/login", json=credentials)
    await service.deliver_mails()
    told = [letter.subject for letter in service.post.letters if letter.recipient == person.email]
    assert told.count("Your password was changed") == 1
    assert told.count("A new device signed in") == 2
    await person.client.patch("/api/auth/me", json={"preferences": {"mail_security": False}})
    await service.client(**{"user-agent": "yet another"}).post("/api/auth/login", json=credentials)
    await service.deliver_mails()
    told = [letter.subject for letter in service.post.letters if letter.recipient == person.email]
    assert told.count("A new device signed in") == 2
