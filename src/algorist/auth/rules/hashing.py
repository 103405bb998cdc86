"""The hashes of bcrypt: by the system's libcrypt where that is libxcrypt, else by the package (docs/decisions/0010)."""

import ctypes
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import bcrypt

Hash = Callable[[bytes, bytes], bytes]
# Debian's and Ubuntu's name, and that of systems which left the old interface out.
_LIBRARIES = ("libcrypt.so.1", "libcrypt.so.2")
# What libxcrypt writes into; it refuses to work with less than it needs.
_ROOM = 1 << 15


def bcrypt_hash(secret: bytes, setting: bytes) -> bytes:
    """The hash of a secret of at most 72 bytes without NUL; `setting` is a salt with its cost, or a hash made with it.

    Raises:
        ValueError: the setting is none of bcrypt's.
    """
    return quickest_hash()(secret, setting)


@cache
def quickest_hash() -> Hash:
    """That of libxcrypt where it is there and agrees with the package's (where only approved functions may be used it
    does not), else the package's.
    """
    secret, setting = b"correct horse", bcrypt.gensalt(4)
    for name in _LIBRARIES:
        with suppress(OSError, AttributeError, ValueError):
            found = hash_of_library(name)
            if found(secret, setting) == bcrypt.hashpw(secret, setting):
                return found
    return bcrypt.hashpw


def hash_of_library(name: str) -> Hash:
    """The function of this library.

    Raises:
        OSError, AttributeError: there is none of that name, or it is not libxcrypt.
    """
    crypt_rn = ctypes.CDLL(name).crypt_rn  # without the interpreter's lock, as all of CDLL
    crypt_rn.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int)
    crypt_rn.restype = ctypes.c_char_p

    def hash_by_library(secret: bytes, setting: bytes) -> bytes:
        room = ctypes.create_string_buffer(_ROOM)
        made: bytes | None = crypt_rn(secret, setting, room, _ROOM) if setting.startswith(b"$2") else None
        if made is None:
            raise ValueError("this is no setting of bcrypt")
        return made

    return hash_by_library
