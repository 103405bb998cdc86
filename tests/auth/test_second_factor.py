"""The second factor: set up, asked for, used once, lost, taken away; and what administrators are asked for."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
from sqlalchemy import func, select, update
from tests.service import PASSWORD, Service, Signed, open_service

from algorist.auth.actions.codes import lock_user
from algorist.auth.rules.second_factor import (
    find_step,
    make_recovery_codes,
    make_totp_secret,
    otpauth_uri,
    plain_recovery_code,
    qr_svg,
)
from algorist.auth.rules.tokens import Keyring
from algorist.auth.tasks import recheck_grants
from algorist.db.columns import now
from algorist.db.tables import AuditEntry, RecoveryCode, SecondFactor, User

pytestmark = pytest.mark.anyio
HERE = "/api/auth/second-factor"
REQUIRE = "/api/admin/settings/require_second_factor_for_admins"


def code_of(secret: str, later: int = 0) -> str:
    """The code that an authenticator shows now, or so many half minutes later."""
    return pyotp.TOTP(secret).at(int(time.time()) + 30 * later)


async def begin(person: Signed, password: str = PASSWORD) -> str:
    answer = await person.client.post(HERE, json={"password": password})
    assert answer.status_code == 201, answer.text
    return answer.json()["secret"]


async def set_up(person: Signed) -> tuple[str, list[str]]:
    """A person's new second factor: the secret, whose code of now is used up, and the recovery codes."""
    secret = await begin(person)
    answer = await person.client.post(f"{HERE}/confirm", json={"code": code_of(secret)})
    assert answer.status_code == 200, answer.text
    return secret, answer.json()["codes"]


async def sign_in(service: Service, email: str, code: str | None = None, **more: Any) -> Any:
    body = {"email": email, "password": PASSWORD} | ({} if code is None else {"code": code}) | more
    return await service.client().post("/api/auth/login", json=body)


async def actions_of(service: Service, person: Signed) -> list[str]:
    async with service.parts.database.reading() as session:
        chosen = select(AuditEntry.action).where(AuditEntry.actor_id == person.id).order_by(AuditEntry.id)
        return list(await session.scalars(chosen))


async def letters_to(service: Service, person: Signed) -> list[str]:
    await service.deliver_mails()
    return [letter.subject for letter in service.post.letters if letter.recipient == person.email]


# --- the rules


def test_a_code_is_good_for_its_half_minute_and_one_more_each_way():
    secret, moment = make_totp_secret(), datetime(2026, 3, 1, 12, 0, 7, tzinfo=UTC)
    code = pyotp.TOTP(secret).at(moment)
    step = int(moment.timestamp()) // 30
    for seconds, found in ((-38, None), (-37, step), (-7, step), (0, step), (22, step), (52, step), (53, None)):
        assert find_step(secret, code, moment + timedelta(seconds=seconds)) == found, seconds


def test_what_is_no_code_of_six_digits_is_wrong():
    secret, moment = make_totp_secret(), datetime.now(UTC)
    code = pyotp.TOTP(secret).at(moment)
    assert find_step(secret, f" {code[:3]} {code[3:]} ", moment) is not None
    for wrong in ("", "12345", code + "0", code[:-1], "١٢٣٤٥٦", "abcdef", "-12345"):
        assert find_step(secret, wrong, moment) is None, wrong


def test_codes_are_those_of_rfc_6238():
    # Its appendix B, of which authenticators show the last six digits.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for seconds, code in ((59, "287082"), (1111111109, "081804"), (2000000000, "279037")):
        assert find_step(secret, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_secrets_and_recovery_codes_are_long_and_random():
    assert len({make_totp_secret() for _ in range(100)}) == 100
    assert len(make_totp_secret()) == 32
    codes = make_recovery_codes()
    assert len(set(codes)) == 10
    # 24 letters of five bits each.
    assert {len(plain_recovery_code(code)) for code in codes} == {24}
    assert plain_recovery_code(f" {codes[0].upper()} ") == plain_recovery_code(codes[0].replace("-", " "))


def test_the_qr_code_is_an_svg_document_that_can_be_an_image():
    svg = qr_svg(otpauth_uri(make_totp_secret(), "a-rather-long-address-of-somebody@subdomain.example.test"))
    assert svg.startswith("<svg xmlns=")
    assert len(svg) < 10_000


def test_a_secret_is_encrypted_for_its_owner_alone():
    keyring = Keyring("a secret of the installation, long enough")
    stored = keyring.encrypt_factor("JBSWY3DPEHPK3PXP", 7)
    assert "JBSWY3DP" not in stored
    assert keyring.decrypt_factor(stored, 7) == "JBSWY3DPEHPK3PXP"
    assert keyring.decrypt_factor(stored, 8) is None
    assert Keyring("another secret of another installation").decrypt_factor(stored, 7) is None
    # No secret is used for two purposes.
    assert keyring.decrypt_key(stored, 7, "gemini") is None
    assert keyring.decrypt_factor(keyring.encrypt_key("a key of somebody", 7, ""), 7) is None


# --- setting up


async def test_a_second_factor_counts_once_a_code_has_shown_that_the_person_has_it(service: Service):
    person = await service.register()
    assert (await person.client.get(HERE)).json() == {"since": None, "recovery_codes_left": 0}
    started = (await person.client.post(HERE, json={"password": PASSWORD})).json()
    assert started["secret"] in started["uri"]
    assert started["qr_svg"].startswith("<svg")
    assert not (await person.client.get("/api/auth/me")).json()["second_factor"]
    assert (await sign_in(service, person.email)).status_code == 200
    wrong = await person.client.post(f"{HERE}/confirm", json={"code": "000000"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "wrong_code")
    done = await person.client.post(f"{HERE}/confirm", json={"code": code_of(started["secret"])})
    assert len(done.json()["codes"]) == 10
    assert (await person.client.get("/api/auth/me")).json()["second_factor"]
    state = (await person.client.get(HERE)).json()
    assert (state["since"] is None, state["recovery_codes_left"]) == (False, 10)
    assert "second_factor_enabled" in await actions_of(service, person)
    assert "Your account has a second factor now" in await letters_to(service, person)


async def test_setting_up_needs_the_password_and_happens_once(service: Service):
    person = await service.register()
    refused = await person.client.post(HERE, json={"password": "not this one"})
    assert (refused.status_code, refused.json()["code"]) == (403, "wrong_password")
    nothing = await person.client.post(f"{HERE}/confirm", json={"code": "123456"})
    assert (nothing.status_code, nothing.json()["code"]) == (409, "no_second_factor")
    abandoned = await begin(person)
    secret = await begin(person)
    old = await person.client.post(f"{HERE}/confirm", json={"code": code_of(abandoned)})
    assert old.json()["code"] == "wrong_code"
    assert (await person.client.post(f"{HERE}/confirm", json={"code": code_of(secret)})).status_code == 200
    again = await person.client.post(HERE, json={"password": PASSWORD})
    assert (again.status_code, again.json()["code"]) == (409, "second_factor_set")
    twice = await person.client.post(f"{HERE}/confirm", json={"code": code_of(secret, 1)})
    assert twice.status_code == 409


async def test_sessions_that_were_opened_without_it_end_when_it_is_set_up(service: Service):
    person = await service.register()
    other = await service.sign_in(person.email)
    assert (await other.client.get("/api/auth/me")).status_code == 200
    await set_up(person)
    assert (await other.client.get("/api/auth/me")).status_code == 401
    assert (await person.client.get("/api/auth/me")).status_code == 200


async def test_the_database_holds_neither_the_secret_nor_the_recovery_codes(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    async with service.parts.database.reading() as session:
        row = await session.get_one(SecondFactor, person.id)
        hashes = list(await session.scalars(select(RecoveryCode.code_hash)))
    assert secret not in row.encrypted_secret
    assert len(hashes) == 10
    assert not {plain_recovery_code(code) for code in codes} & set(hashes)


# --- signing in


async def test_the_right_password_alone_asks_for_a_code_and_a_wrong_one_tells_nothing(service: Service):
    person = await service.register()
    secret, _ = await set_up(person)
    asked = await sign_in(service, person.email)
    assert (asked.status_code, asked.json()["code"]) == (401, "second_factor_required")
    assert "set-cookie" not in asked.headers
    # Two answers, but for the request's number, are one: whether an account has a second factor is nobody's business.
    wrong = (await sign_in(service, person.email, password="not this one")).json()
    with_code = (await sign_in(service, person.email, code_of(secret, 1), password="not this one")).json()
    unknown = (await sign_in(service, "no@example.test")).json()
    assert len({str(one | {"request_id": ""}) for one in (wrong, with_code, unknown)}) == 1
    # The code that came with the wrong password was not used up.
    assert (await sign_in(service, person.email, code_of(secret, 1))).status_code == 200
    assert "second_factor_asked" in await actions_of(service, person)


async def test_a_code_works_once_and_its_return_is_told(service: Service):
    person = await service.register()
    secret, _ = await set_up(person)
    confirmed = await sign_in(service, person.email, code_of(secret))
    assert (confirmed.status_code, confirmed.json()["code"]) == (401, "wrong_code")
    code = code_of(secret, 1)
    assert (await sign_in(service, person.email, code)).status_code == 200
    again = await sign_in(service, person.email, code)
    assert (again.status_code, again.json()["code"]) == (401, "wrong_code")
    # One that came before a used one is used up with it.
    assert (await sign_in(service, person.email, code_of(secret))).json()["code"] == "wrong_code"
    assert (await actions_of(service, person)).count("second_factor_refused") == 3
    assert (await letters_to(service, person)).count("A code was tried a second time") == 3


async def test_of_two_who_send_one_code_at_once_one_gets_in(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    for code in (code_of(secret, 1), codes[0]):
        answers = await asyncio.gather(*(sign_in(service, person.email, code) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]


async def test_a_recovery_code_stands_for_the_second_factor_once_however_it_is_typed(service: Service):
    person = await service.register()
    _, codes = await set_up(person)
    assert (await sign_in(service, person.email, f" {codes[3].upper().replace('-', ' ')} ")).status_code == 200
    assert (await sign_in(service, person.email, codes[3])).json()["code"] == "wrong_code"
    assert (await sign_in(service, person.email, codes[4])).status_code == 200
    assert (await person.client.get(HERE)).json()["recovery_codes_left"] == 8
    assert (await actions_of(service, person)).count("recovery_code_used") == 2
    assert (await letters_to(service, person)).count("A recovery code was used") == 2


async def test_codes_of_another_person_open_nothing(service: Service):
    person, stranger = await service.register(), await service.register()
    await set_up(person)
    secret, codes = await set_up(stranger)
    for code in (code_of(secret, 1), codes[0]):
        assert (await sign_in(service, person.email, code)).json()["code"] == "wrong_code"
    # A row copied to another person does not open either.
    async with service.parts.database.transaction() as tx:
        row = await tx.get_one(SecondFactor, stranger.id)
        copied = update(SecondFactor).where(SecondFactor.user_id == person.id)
        await tx.execute(copied.values(encrypted_secret=row.encrypted_secret))
    assert (await sign_in(service, person.email, code_of(secret, 1))).json()["code"] == "wrong_code"


async def test_codes_cannot_be_tried_without_end(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    answers = []
    for number in range(40):
        client = service.client(f"10.9.0.{number}")
        body = {"email": person.email, "password": PASSWORD, "code": "000000"}
        answers.append((await client.post("/api/auth/login", json=body)).json()["code"])
    assert answers[-1] == "account_throttled"
    # Two of the thirty were used for setting up.
    assert answers.count("wrong_code") == 28
    for code in (code_of(secret, 1), codes[0]):
        assert (await sign_in(service, person.email, code)).json()["code"] == "account_throttled"
    # The same count holds for one who is signed in.
    body = {"password": PASSWORD, "code": codes[0]}
    assert (await person.client.request("DELETE", HERE, json=body)).status_code == 429


async def test_a_code_is_not_tried_more_often_than_a_password_from_one_address(tmp_path, sqlite_url, redis_url):
    async with open_service(tmp_path, sqlite_url, redis_url, sign_in_limit_per_minute=5) as service:
        person = await service.register(address="10.3.3.3")
        for _ in range(4):
            await person.client.post(f"{HERE}/confirm", json={"code": "000000"})
        assert (await person.client.post(f"{HERE}/confirm", json={"code": "000000"})).json()["code"] == "too_many"


async def test_a_locked_account_stays_locked_with_a_good_code(service: Service):
    admin, person = await service.register(), await service.register()
    secret, _ = await set_up(person)
    await admin.client.patch(f"/api/admin/users/{person.id}", json={"locked": True})
    assert (await sign_in(service, person.email, code_of(secret, 1))).json()["code"] == "account_locked"


async def test_a_code_without_a_second_factor_is_not_looked_at(service: Service):
    person = await service.register()
    assert (await sign_in(service, person.email, "000000")).status_code == 200


async def test_personal_tokens_are_asked_for_no_code_and_reach_none(service: Service):
    person = await service.register()
    made = await person.client.post("/api/auth/tokens", json={"name": "CI", "scopes": ["read", "write", "jobs"]})
    await set_up(person)
    program = service.bearer(made.json()["token"])
    assert (await program.get("/api/problems")).status_code == 200
    assert (await program.get(HERE)).json()["code"] == "session_required"
    body = {"password": PASSWORD, "code": "000000"}
    assert (await program.request("DELETE", HERE, json=body)).json()["code"] == "session_required"


async def test_a_secret_of_the_installation_that_changed_leaves_the_recovery_codes_good(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    service.guard.keyring = Keyring("another secret of the installation")
    assert (await sign_in(service, person.email, code_of(secret, 1))).json()["code"] == "wrong_code"
    assert (await sign_in(service, person.email, codes[0])).status_code == 200


# --- turning it off, and new recovery codes


async def test_turning_it_off_needs_the_password_and_a_code(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    other = await service.sign_in(person.email, code=codes[0])
    for body, refusal in (
        ({"password": "not this one", "code": code_of(secret, 1)}, "wrong_password"),
        ({"password": PASSWORD, "code": "000000"}, "wrong_code"),
        ({"password": PASSWORD, "code": codes[0]}, "wrong_code"),
    ):
        answer = await person.client.request("DELETE", HERE, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, refusal)
    assert (await person.client.request("DELETE", HERE, json={"password": PASSWORD})).status_code == 422
    body = {"password": PASSWORD, "code": code_of(secret, 1)}
    assert (await person.client.request("DELETE", HERE, json=body)).status_code == 204
    assert (await person.client.get(HERE)).json() == {"since": None, "recovery_codes_left": 0}
    assert (await other.client.get("/api/auth/me")).status_code == 401
    assert (await sign_in(service, person.email)).status_code == 200
    again = await person.client.request("DELETE", HERE, json=body)
    assert (again.status_code, again.json()["code"]) == (409, "no_second_factor")
    assert "second_factor_disabled" in await actions_of(service, person)
    assert "Your second factor was turned off" in await letters_to(service, person)


async def test_it_can_be_turned_off_with_a_recovery_code(service: Service):
    person = await service.register()
    _, codes = await set_up(person)
    body = {"password": PASSWORD, "code": codes[0]}
    assert (await person.client.request("DELETE", HERE, json=body)).status_code == 204


async def test_new_recovery_codes_make_the_old_ones_void(service: Service):
    person = await service.register()
    secret, before = await set_up(person)
    refused = await person.client.post(f"{HERE}/recovery-codes", json={"password": PASSWORD, "code": "000000"})
    assert refused.json()["code"] == "wrong_code"
    body = {"password": PASSWORD, "code": code_of(secret, 1)}
    answer = await person.client.post(f"{HERE}/recovery-codes", json=body)
    assert len(set(answer.json()["codes"]) - set(before)) == 10
    assert (await sign_in(service, person.email, before[0])).json()["code"] == "wrong_code"
    assert (await sign_in(service, person.email, answer.json()["codes"][0])).status_code == 200
    assert "recovery_codes_renewed" in await actions_of(service, person)
    assert "You have new recovery codes" in await letters_to(service, person)


async def test_a_new_password_by_mail_leaves_the_second_factor(service: Service):
    person = await service.register()
    await set_up(person)
    await service.client().post("/api/auth/forgot", json={"email": person.email})
    await service.deliver_mails()
    body = {"token": service.post.token_for(person.email), "new_password": "seven green bottles standing"}
    assert (await service.client().post("/api/auth/reset", json=body)).status_code == 204
    asked = await sign_in(service, person.email, password="seven green bottles standing")
    assert asked.json()["code"] == "second_factor_required"


async def test_a_second_person_neither_sees_nor_changes_the_first_ones(service: Service):
    person, stranger = await service.register(), await service.register()
    _, codes = await set_up(person)
    assert (await stranger.client.get(HERE)).json()["since"] is None
    body = {"password": PASSWORD, "code": codes[0]}
    assert (await stranger.client.request("DELETE", HERE, json=body)).json()["code"] == "no_second_factor"
    assert (await stranger.client.delete(f"/api/admin/users/{person.id}/second-factor")).status_code == 403
    assert (await person.client.get(HERE)).json()["recovery_codes_left"] == 10


async def test_the_account_file_says_that_there_is_one_and_nothing_that_opens_it(service: Service):
    person = await service.register()
    secret, codes = await set_up(person)
    answer = await person.client.get("/api/auth/me/export")
    document = answer.json()
    assert document["account"]["second_factor_at"]
    assert (len(document["second_factors"]), len(document["recovery_codes"])) == (1, 10)
    for word in (secret, *codes, "hash", "encrypted"):
        assert word not in answer.text


async def test_a_deleted_account_leaves_nothing_of_it(service: Service):
    await service.register()
    person = await service.register()
    await set_up(person)
    done = await person.client.request("DELETE", "/api/auth/me", json={"password": PASSWORD})
    assert done.status_code == 204
    async with service.parts.database.reading() as session:
        for table in (SecondFactor, RecoveryCode):
            assert await session.scalar(select(func.count()).select_from(table)) == 0


# --- administrators


async def test_an_administrator_takes_away_a_lost_second_factor(service: Service):
    admin, person = await service.register(), await service.register()
    path = f"/api/admin/users/{person.id}/second-factor"
    nothing = await admin.client.delete(path)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "no_second_factor")
    await set_up(person)
    assert (await admin.client.get(f"/api/admin/users/{person.id}")).json()["second_factor"]
    assert (await admin.client.delete(path)).status_code == 204
    assert not (await admin.client.get(f"/api/admin/users/{person.id}")).json()["second_factor"]
    assert (await person.client.get("/api/auth/me")).status_code == 401
    assert (await sign_in(service, person.email)).status_code == 200
    entry = (await admin.client.get("/api/admin/audit", params={"action": "second_factor_reset"})).json()["items"][0]
    assert (entry["actor_id"], entry["subject"]) == (admin.id, f"user:{person.id}")
    assert "Your second factor was taken away" in await letters_to(service, person)


async def test_nobody_gets_around_the_code_for_their_own_by_being_administrator(service: Service):
    admin = await service.register()
    await set_up(admin)
    answer = await admin.client.delete(f"/api/admin/users/{admin.id}/second-factor")
    assert (answer.status_code, answer.json()["code"]) == (409, "own_account")


async def test_where_it_is_required_administration_is_closed_until_there_is_one(service: Service):
    admin, person = await service.register(), await service.register()
    assert (await admin.client.put(REQUIRE, json={"value": True})).status_code == 200
    for method, path in (("GET", "/api/admin/users"), ("PUT", REQUIRE), ("GET", "/api/admin/analytics/people")):
        answer = await admin.client.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_needed"), path
        assert "Settings, Security" in answer.json()["detail"]
    assert (await person.client.get("/api/admin/users")).json()["code"] == "admin_only"
    # Signing in and setting it up stay possible, and then all is open again.
    again = await service.sign_in(admin.email)
    assert (await again.client.get("/api/auth/me")).json()["role"] == "admin"
    await set_up(again)
    assert (await again.client.get("/api/admin/users")).status_code == 200
    assert (await again.client.put(REQUIRE, json={"value": None})).status_code == 200


async def test_where_it_is_required_what_is_others_is_closed_to_an_administrator_without_one(service: Service):
    admin, person = await service.register(), await service.register()
    document = {
        "format": "algorist-problem/1",
        "title": "Double",
        "kind": "function",
        "statement": "Twice the number.",
        "signature": "def double(n: int) -> int",
        "examples": [{"args": [1], "expected": 2}, {"args": [2], "expected": 4}],
    }
    made = await person.client.post("/api/problems", json={"document": document})
    path = f"/api/problems/{made.json()['id']}"
    assert (await admin.client.get(path)).status_code == 200
    await admin.client.put(REQUIRE, json={"value": True})
    assert (await admin.client.get(path)).status_code == 404
    await set_up(admin)
    assert (await admin.client.get(path)).status_code == 200


async def test_a_second_factor_that_another_process_took_away_is_found_out_without_news(service: Service):
    admin = await service.register()
    await set_up(admin)
    await admin.client.put(REQUIRE, json={"value": True})
    assert (await admin.client.get("/api/auth/me")).status_code == 200
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(User).values(second_factor_at=None))
    assert service.guard.watch.find(admin.token) is not None
    await recheck_grants(service.parts, service.guard)
    assert service.guard.watch.find(admin.token) is None


async def test_a_sign_in_that_is_under_way_while_a_second_factor_is_confirmed_needs_it(
    service: Service, monkeypatch: pytest.MonkeyPatch
):
    ada = await service.register("ada")
    verified = asyncio.Event()
    verify = service.guard.passwords.verify

    async def verify_and_tell(password: str, password_hash: str | None) -> bool:
        right = await verify(password, password_hash)
        verified.set()
        return right

    monkeypatch.setattr(service.guard.passwords, "verify", verify_and_tell)
    async with service.parts.database.transaction() as tx:
        await lock_user(tx, ada.id)
        (await tx.get_one(User, ada.id)).second_factor_at = now()
        await tx.flush()
        under_way = asyncio.create_task(sign_in(service, ada.email))
        await asyncio.wait_for(verified.wait(), 20)
    answer = await under_way
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_code")
