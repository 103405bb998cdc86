"""Which passwords are good enough, and how they are hashed.

bcrypt reads 72 bytes. A password of more is made shorter first, by a digest of all of it, so that none is ever cut off;
the digest is of this product alone, so that what leaked elsewhere does not open anything here.

Hashing is slow on purpose, so it runs on one thread of its own at low priority behind a short queue: a flood of
sign-ins then fills the queue and is told to come back, while reads keep the processor.
"""

import asyncio
import hashlib
import hmac
import os
import queue
import re
import threading
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import bcrypt

from algorist.auth.rules.breached import is_breached
from algorist.auth.rules.hashing import bcrypt_hash
from algorist.errors import FieldError, InvalidInput, Unavailable

LEAST_LENGTH = 12
MOST_LENGTH = 128
# bcrypt looks at so many bytes and raises beyond them.
_BCRYPT_BYTES = 72
_DIGEST_OF = b"algorist password\0"
T = TypeVar("T")
# Beside a flood of reads, or candidates that keep all cores busy, a sign-in still gets a quarter of a core: at ten it
# gets a tenth, and people wait three times as long.
_NICE = 5
_QUEUE = 64
_COMMON = (
    "password1234 passwordpassword 123456789012 1234567890123 qwertyuiop123 qwertyuiopas adminadminadmin "
    "letmeinletmein iloveyou1234 welcome12345 changeme1234 changemechangeme administrator 1q2w3e4r5t6y "
    "1qaz2wsx3edc zaq12wsxcde3 qazwsxedcrfv abcdefghijkl abcdefghijklm abc123abc123 trustno1trustno1 "
    "password12345 password123456 passw0rd1234 p@ssw0rd1234 p@ssword1234 superman1234 football1234 "
    "monkeymonkey dragondragon sunshine1234 princess1234 baseball1234 mynameisjohn testtesttest "
    "defaultdefault rootrootroot secretsecret 000000000000 111111111111 123123123123 qwertyqwerty "
    "asdfghjkl123 asdfasdfasdf zxcvbnm12345 qwerty123456 michael12345 charlie12345 whateverwhatever"
)
COMMON_PASSWORDS = frozenset(_COMMON.split())


def check_password(password: str, *, email: str = "", name: str = "", field: str = "password") -> None:
    """Refuse what is too short, too long, common, repetitive, or made of the person's own name or address.

    Raises:
        InvalidInput: with the field and the mend.
    """
    wrong = _weakness(password, email, name)
    if wrong:
        raise InvalidInput("The password is not good enough.", code="weak_password", errors=(FieldError(field, wrong),))


def _weakness(password: str, email: str, name: str) -> str:
    lowered = password.lower()
    if len(password) < LEAST_LENGTH:
        return f"use at least {LEAST_LENGTH} characters; a few words in a row are good"
    if len(password) > MOST_LENGTH:
        return f"use at most {MOST_LENGTH} characters"
    if "\0" in password:
        return "leave out the NUL character"
    if len(set(lowered)) < 5 or _is_repetition(lowered):  # noqa: PLR2004
        return "it repeats itself: add other words"
    if lowered in COMMON_PASSWORDS or _is_sequence(lowered):
        return "it is among the first that are tried: choose another"
    own = [part for part in (*re.split(r"[@.+_-]", email.lower()), name.lower(), "algorist") if len(part) > 3]  # noqa: PLR2004
    rest = lowered
    for part in own:
        rest = rest.replace(part, "")
    return "it is mostly your own name or address: add other words" if len(rest) < LEAST_LENGTH // 2 else ""


def _is_repetition(text: str) -> bool:
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, len(text) // 2 + 1))


def _is_sequence(text: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(text)}
    return steps in ({1}, {-1})


def hash_password(password: str, cost: int) -> str:
    """The bcrypt hash; `check_password` has seen the length."""
    return bcrypt_hash(_shortened(password), bcrypt.gensalt(rounds=cost)).decode()


def password_matches(password: str, hashed: str) -> bool:
    """Whether `password` made this hash. Takes the same time for every password, too long ones included."""
    fits = len(password) <= MOST_LENGTH and "\0" not in password
    try:
        made = bcrypt_hash(_shortened(password) if fits else b"too long", hashed.encode())
    except ValueError:
        return False
    return hmac.compare_digest(made, hashed.encode()) and fits


def _shortened(password: str) -> bytes:
    """What bcrypt is given: the password, or where it has more bytes than bcrypt reads a digest of it, without NUL."""
    encoded = password.encode()
    if len(encoded) <= _BCRYPT_BYTES:
        return encoded
    return b64encode(hashlib.sha256(_DIGEST_OF + encoded).digest())


def check_not_breached(password: str, file: Path | None, *, field: str = "password") -> None:
    """Refuse a password that stands in the file of breached ones, where there is such a file; this reads the disk.

    Raises:
        InvalidInput: with the field and the mend.
        Unavailable: the file cannot be read any more.
    """
    try:
        breached = file is not None and is_breached(file, password)
    except OSError as error:
        raise Unavailable(
            "The list of breached passwords cannot be read: try again shortly.",
            code="breached_list_away",
            retry_after=30,
        ) from error
    if breached:
        wrong = "it leaked from another service and is known to those who try passwords: choose another"
        raise InvalidInput("The password is not good enough.", code="weak_password", errors=(FieldError(field, wrong),))


class PasswordThread:
    """One thread of low priority that hashes; `verify` takes as long for an unknown address as for a known one."""

    def __init__(self, cost: int, breached_file: Path | None = None) -> None:
        self._cost = cost
        self._breached_file = breached_file
        self._waiting: queue.Queue[Callable[[], None] | None] = queue.Queue(maxsize=_QUEUE)
        self._dummy = ""
        self._thread = threading.Thread(target=self._work, name="passwords", daemon=True)
        self._thread.start()

    async def hash(self, password: str, *, field: str = "password") -> str:
        """Hash a password that is to be somebody's from now on.

        Raises:
            InvalidInput: it is known from a breach; `field` is where it was written.
            Unavailable: too many are waiting, or the list of breached ones cannot be read.
        """

        def work() -> str:
            check_not_breached(password, self._breached_file, field=field)
            return hash_password(password, self._cost)

        return await self._run(work)

    async def verify(self, password: str, hashed: str | None) -> bool:
        """Whether the password made this hash; None stands for an unknown account and takes as long.

        Raises:
            Unavailable: too many are waiting.
        """
        return await self._run(lambda: self._verify(password, hashed))

    def close(self) -> None:
        """End the thread once it has done what waits."""
        self._waiting.put(None)
        self._thread.join(timeout=10)

    def _verify(self, password: str, hashed: str | None) -> bool:
        if hashed is None:
            self._dummy = self._dummy or hash_password("no such account", self._cost)
            return password_matches(password, self._dummy) and False
        return password_matches(password, hashed)

    async def _run(self, work: Callable[[], T]) -> T:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def job() -> None:
            # Whoever asked may have hung up: then the work is not worth its second.
            if future.cancelled():
                return
            settle: Callable[[], None]
            try:
                settle = partial(_settle, future.set_result, work())
            except Exception as error:  # noqa: BLE001  carried to the one who asked
                settle = partial(_settle, future.set_exception, error)
            # The loop may be closed by now, in a process that ends.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(settle)

        try:
            self._waiting.put_nowait(job)
        except queue.Full:
            raise Unavailable(
                "Too many people sign in at this moment: try again shortly.", code="sign_in_busy", retry_after=5
            ) from None
        return await future

    def _work(self) -> None:
        # On Linux the niceness of a thread is its own.
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        self._dummy = hash_password("no such account", self._cost)
        while (job := self._waiting.get()) is not None:
            job()


def _settle(give: Callable[[Any], None], outcome: object) -> None:
    # Whoever asked may have hung up meanwhile.
    with suppress(asyncio.InvalidStateError):
        give(outcome)
