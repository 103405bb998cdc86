"""Landlock: which files the zygote and its children may open, and whom they may signal."""

import ctypes
import os
import struct
from collections.abc import Iterable

from algorist.engine.sandbox.linux import system_call

READ_FILE, READ_FOLDER, WRITE_FILE = 1 << 2, 1 << 3, 1 << 1
_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
_FIRST_RIGHTS = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT = 3
_ABSTRACT_SOCKETS_AND_SIGNALS = 3
_ABI_REFER, _ABI_TRUNCATE, _ABI_NETWORK, _ABI_IOCTL, _ABI_SCOPE = 2, 3, 4, 5, 6


def landlock_abi() -> int:
    """The kernel's Landlock ABI; 0 where there is none or it is switched off."""
    try:
        return system_call("landlock_create_ruleset", 0, 0, _CREATE_RULESET_VERSION)
    except OSError:
        return 0


def handled_rights(abi: int) -> tuple[int, int, int]:
    """What can be refused under an ABI: file rights, network rights, scopes."""
    files = _FIRST_RIGHTS
    for since, right in ((_ABI_REFER, _REFER), (_ABI_TRUNCATE, _TRUNCATE), (_ABI_IOCTL, _IOCTL_DEVICE)):
        files |= right if abi >= since else 0
    network = _BIND_AND_CONNECT if abi >= _ABI_NETWORK else 0
    scopes = _ABSTRACT_SOCKETS_AND_SIGNALS if abi >= _ABI_SCOPE else 0
    return files, network, scopes


def pack_ruleset(abi: int, files: int, network: int, scopes: int) -> bytes:
    """The attribute structure, as long as the ABI knows it."""
    words = 1 + (abi >= _ABI_NETWORK) + (abi >= _ABI_SCOPE)
    return struct.pack(f"{words}Q", *(files, network, scopes)[:words])


def create_ruleset(attribute: bytes) -> int:
    """A ruleset's descriptor, close-on-exec."""
    buffer = ctypes.create_string_buffer(attribute, len(attribute))
    return system_call("landlock_create_ruleset", ctypes.addressof(buffer), len(attribute), 0)


def allow_path(ruleset: int, path_descriptor: int, rights: int) -> None:
    """Grant rights beneath an open path."""
    rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, path_descriptor), 12)
    system_call("landlock_add_rule", ruleset, _RULE_PATH_BENEATH, ctypes.addressof(rule), 0)


def enforce_ruleset(ruleset: int) -> None:
    """Put this process under the ruleset for good; needs no_new_privs. Closes the ruleset."""
    try:
        system_call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def readable_ruleset(abi: int, folders_and_files: Iterable[tuple[int, bool]], devices: Iterable[int]) -> int:
    """A ruleset that lets the given open paths be read, the devices be read and written, and nothing else be opened."""
    files, network, scopes = handled_rights(abi)
    ruleset = create_ruleset(pack_ruleset(abi, files, network, scopes))
    for descriptor, is_folder in folders_and_files:
        allow_path(ruleset, descriptor, READ_FILE | (READ_FOLDER if is_folder else 0))
    for descriptor in devices:
        allow_path(ruleset, descriptor, READ_FILE | WRITE_FILE)
    return ruleset


def scope_attribute(abi: int) -> bytes | None:
    """The attribute of a child's own domain: it cannot signal what is outside. None before ABI 6."""
    return pack_ruleset(abi, 0, 0, _ABSTRACT_SOCKETS_AND_SIGNALS) if abi >= _ABI_SCOPE else None
