"""Decisions about people that need no database."""

import asyncio
import base64
import hashlib
import itertools
import json
import math
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import bcrypt
import jwt
import pytest

from algorist.auth.rules import breached, passwords
from algorist.auth.rules.breached import is_breached
from algorist.auth.rules.passwords import PasswordThread, hash_password, password_matches
from algorist.auth.rules.scopes import needed_scope
from algorist.auth.rules.tokens import Keyring, hash_secret, make_secret
from algorist.auth.rules.watch import Known, Watch
from algorist.auth.rules.words import Person, Role, Scope
from algorist.errors import NotSignedIn, Unavailable

KEYRING = Keyring("a secret of the installation, long enough")


def encode(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


def test_a_token_says_who_for_how_long():
    claims = KEYRING.read_access(KEYRING.sign_access(7, "sid", 3, 15))
    assert (claims.user_id, claims.session_id, claims.epoch) == (7, "sid", 3)
    assert 890 < claims.expires_at.timestamp() - time.time() < 901


def test_forged_tokens_are_refused():
    good = KEYRING.sign_access(7, "sid", 0, 15)
    header, body, signature = good.split(".")
    claims = {"iss": "algorist", "sub": "1", "sid": "s", "epoch": 0, "iat": 0, "exp": 9999999999}
    key = KEYRING._access
    forged = [
        f"{encode({'alg': 'none', 'typ': 'JWT'})}.{encode(claims)}.",
        f"{header}.{encode(claims)}.{signature}",
        f"{header}.{body}.",
        f"{header}.{body}",
        Keyring("another secret of another installation").sign_access(7, "sid", 0, 15),
        KEYRING.sign_access(7, "sid", 0, -1),
        jwt.encode({**claims, "iss": "other"}, key, algorithm="HS256"),
        jwt.encode({**claims, "sub": "one"}, key, algorithm="HS256"),
        jwt.encode({name: value for name, value in claims.items() if name != "sid"}, key, algorithm="HS256"),
        jwt.encode({name: value for name, value in claims.items() if name != "exp"}, key, algorithm="HS256"),
        jwt.encode(claims, "x" * 64, algorithm="HS512"),
        "",
        "a.b.c",
        "\ud800",
    ]
    for token in forged:
        with pytest.raises(NotSignedIn):
            KEYRING.read_access(token)


def test_an_access_token_is_no_refresh_token_and_no_secret_is_used_for_two_purposes():
    with pytest.raises(NotSignedIn):
        KEYRING.session_of_refresh(KEYRING.sign_access(7, "sid", 0, 15))
    assert len({KEYRING._access, KEYRING._refresh, KEYRING.ticket_key}) == 3


def test_secrets_have_256_random_bits_and_are_kept_as_hashes():
    assert len({make_secret() for _ in range(100)}) == 100
    assert len(make_secret()) == 43
    assert len(hash_secret(make_secret())) == 64


def test_a_password_of_more_bytes_than_bcrypt_reads_never_matches_its_own_beginning():
    hashed = hash_password("x" * 72, 4)
    assert password_matches("x" * 72, hashed)
    assert not password_matches("x" * 73, hashed)
    assert not password_matches("x" * 71 + "\0", hashed)
    assert not password_matches("anything", "not a hash")


@pytest.mark.parametrize("letter", ["x", "é", "語", "🦎"])
def test_a_password_of_128_characters_of_any_script_counts_to_its_last_one(letter):
    password = letter * 128
    hashed = hash_password(password, 4)
    assert password_matches(password, hashed)
    for other in (letter * 127, letter * 127 + "y", letter * 129, letter * 18, letter * 72):
        assert not password_matches(other, hashed)


def test_hashes_from_before_longer_passwords_were_taken_stay_good():
    for password in ("correct horse battery staple", "x" * 72, "é" * 36):
        assert password_matches(password, bcrypt.hashpw(password.encode(), bcrypt.gensalt(4)).decode())


def test_a_digest_that_leaked_elsewhere_does_not_open_a_long_password():
    password = "x" * 100
    hashed = hash_password(password, 4)
    plain = hashlib.sha256(password.encode())
    for stolen in (base64.b64encode(plain.digest()).decode(), plain.hexdigest()):
        assert not password_matches(stolen, hashed)


def test_an_unknown_account_costs_as_much_as_a_wrong_password_of_any_length():
    thread = PasswordThread(9)
    hashed = hash_password("the right one", 9)
    thread._verify("warm up", None)

    def processor_time(target: str | None, password: str = "wrong") -> float:
        started = time.thread_time()
        assert not thread._verify(password, target)
        return time.thread_time() - started

    known = min(processor_time(hashed) for _ in range(5))
    for password in ("wrong", "é" * 100, "y" * 1000):
        unknown = min(processor_time(None, password) for _ in range(5))
        longer = min(processor_time(hashed, password) for _ in range(5))
        assert 0.6 < known / unknown < 1.6
        assert 0.6 < known / longer < 1.6
    thread.close()


def write_hashes(file: Path, passwords: Iterable[str], end: str = "\n") -> Path:
    """A file as the downloader writes it: in order, some lines with a count, some without, of different lengths."""
    hashes = sorted(hashlib.sha1(one.encode()).hexdigest().upper() for one in passwords)
    counts = itertools.cycle(("", ":1", ":23", ":4567890"))
    file.write_bytes("".join(f"{one}{count}{end}" for one, count in zip(hashes, counts, strict=False)).encode())
    return file


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("size", [1, 2, 3, 100, 1001])
def test_every_breached_password_is_found_wherever_it_stands_and_no_other(tmp_path, size, end):
    leaked = [f"password {number}" for number in range(size)]
    file = write_hashes(tmp_path / "hashes", leaked, end)
    assert all(is_breached(file, one) for one in leaked)
    assert not any(is_breached(file, f"another {number}") for number in range(300))


def test_a_file_of_breached_passwords_without_a_last_line_end_or_without_anything_is_read_to_its_end(tmp_path):
    file = write_hashes(tmp_path / "hashes", ["one", "two", "three"])
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    assert all(is_breached(file, one) for one in ("one", "two", "three"))
    file.write_bytes(b"")
    assert not is_breached(file, "one")


def test_a_huge_file_of_breached_passwords_is_never_read_as_a_whole(tmp_path, monkeypatch):
    file = write_hashes(tmp_path / "hashes", (str(number) for number in range(20_000)))
    reads: list[int] = []
    real = breached._hash_at

    def counted(lines, place):
        reads.append(place)
        return real(lines, place)

    monkeypatch.setattr(breached, "_hash_at", counted)
    assert is_breached(file, "777")
    assert len(reads) <= 1 + math.ceil(math.log2(file.stat().st_size)) + 1
    # A line without an end is not read to it either.
    file.write_bytes(b"0" * 10_000_000)
    assert not is_breached(file, "777")


@pytest.mark.anyio
async def test_the_file_of_breached_passwords_is_read_on_the_password_thread_and_may_be_away(tmp_path, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(passwords, "is_breached", lambda *_: asked.append(threading.current_thread().name))
    thread = PasswordThread(4, tmp_path / "hashes")
    await thread.hash("tall green lamps")
    assert asked == ["passwords"]
    monkeypatch.undo()
    with pytest.raises(Unavailable):
        await thread.hash("tall green lamps")
    thread.close()


@pytest.mark.anyio
async def test_a_full_queue_of_sign_ins_says_when_to_come_back():
    thread = PasswordThread(8)
    waiting = [asyncio.create_task(thread.hash("x")) for _ in range(100)]
    outcomes = await asyncio.gather(*waiting, return_exceptions=True)
    refused = [one for one in outcomes if isinstance(one, Unavailable)]
    assert len(refused) >= 30
    assert all(one.retry_after for one in refused)
    assert sum(isinstance(one, str) for one in outcomes) + len(refused) == 100
    thread.close()


def test_what_is_forgotten_is_gone_and_a_check_that_was_too_early_is_not_kept():
    watch = Watch()
    person = Person(7, "a@b.test", "A", Role.USER, "s1")
    known = Known(person, grant="s1", epoch=0, until=time.time() + 60)
    watch.remember("t1", known, watch.revision)
    watch.remember("t2", known, watch.revision)
    assert watch.find("t1") == person
    before = watch.revision
    watch.forget_grant("s1")
    assert (watch.find("t1"), watch.find("t2")) == (None, None)
    watch.remember("t3", known, before)
    assert watch.find("t3") is None
    watch.remember("t4", Known(person, "s1", 0, time.time() - 1), watch.revision)
    assert watch.find("t4") is None
    watch.remember("t5", known, watch.revision)
    watch.forget_user(8)
    assert watch.find("t5") == person
    watch.forget_user(7)
    assert watch.find("t5") is None


@pytest.mark.parametrize(
    ("method", "path", "scope"),
    [
        ("GET", "/api/problems/1", Scope.READ),
        ("HEAD", "/api/jobs", Scope.READ),
        ("POST", "/api/jobs", Scope.JOBS),
        ("POST", "/api/jobs/1/cancel", Scope.JOBS),
        ("DELETE", "/api/algorithms/1", Scope.WRITE),
        ("GET", "/api/auth/me", Scope.READ),
        ("PATCH", "/api/auth/me", None),
        ("POST", "/api/auth/tokens", None),
        ("GET", "/api/admin/users", None),
    ],
)
def test_the_scope_that_a_request_needs(method, path, scope):
    assert needed_scope(method, path) is scope
