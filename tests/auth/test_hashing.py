"""bcrypt by the system's library and by the package: one hash, whoever makes it."""

import bcrypt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorist.auth.rules import hashing
from algorist.auth.rules.hashing import bcrypt_hash, hash_of_library, quickest_hash

SECRETS = st.binary(max_size=72).filter(lambda secret: b"\0" not in secret)
SETTING = b"$2b$04$" + b"C" * 21 + b"."
BROKEN = (b"", b"*0", b"$1$salt$", b"$6$saltsalt$", b"$2b$04$short", b"$2b$99$" + b"C" * 22, b"$2b$04$" + b"!" * 22)


@pytest.fixture(scope="module")
def of_the_system():
    for name in hashing._LIBRARIES:
        try:
            return hash_of_library(name)
        except (OSError, AttributeError):
            continue
    pytest.skip("there is no libxcrypt here")


@settings(max_examples=60, deadline=None)
@given(secret=SECRETS)
def test_the_systems_library_and_the_package_make_the_same_hash(of_the_system, secret: bytes):
    made = of_the_system(secret, SETTING)
    assert made == bcrypt.hashpw(secret, SETTING)
    assert of_the_system(secret, made) == made


@pytest.mark.parametrize("cost", [4, 5, 10])
def test_a_hash_of_one_is_good_with_the_other(of_the_system, cost: int):
    made = of_the_system("schöne Wörter".encode(), bcrypt.gensalt(cost))
    assert bcrypt.checkpw("schöne Wörter".encode(), made)
    assert not bcrypt.checkpw(b"others", made)


@pytest.mark.parametrize("setting", BROKEN)
def test_what_is_no_setting_of_bcrypt_is_refused_by_both(of_the_system, setting: bytes):
    for make in (of_the_system, bcrypt.hashpw):
        with pytest.raises(ValueError, match=r".+"):
            make(b"secret", setting)


@pytest.mark.parametrize("libraries", [(), ("libnothing.so.9",), ("libc.so.6",)])
def test_without_the_systems_library_the_package_hashes(monkeypatch: pytest.MonkeyPatch, libraries: tuple[str, ...]):
    monkeypatch.setattr(hashing, "_LIBRARIES", libraries)
    quickest_hash.cache_clear()
    try:
        assert quickest_hash() is bcrypt.hashpw
        assert bcrypt_hash(b"secret", SETTING) == bcrypt.hashpw(b"secret", SETTING)
    finally:
        quickest_hash.cache_clear()


def test_a_library_that_hashes_otherwise_is_not_used(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hashing, "hash_of_library", lambda _: lambda _, setting: setting + b"other")
    quickest_hash.cache_clear()
    try:
        assert quickest_hash() is bcrypt.hashpw
    finally:
        quickest_hash.cache_clear()
