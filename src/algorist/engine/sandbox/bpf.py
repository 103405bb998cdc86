"""An assembler for seccomp filters: tests in a row, each local, so that no jump is ever long."""

import struct

from algorist.engine.sandbox.syscalls import AUDIT_ARCHITECTURES

KILL_PROCESS = 0x80000000
ERRNO = 0x50000
NOTIFY = 0x7FC00000
ALLOW = 0x7FFF0000

_LOAD_WORD, _JUMP_EQUAL, _JUMP_NOT_BELOW, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_OFFSET_NUMBER, _OFFSET_ARCHITECTURE, _OFFSET_ARGUMENTS = 0, 4, 16
_X32_BIT = 0x40000000

Instruction = tuple[int, int, int, int]
Rule = list[Instruction]


def pack_program(instructions: Rule) -> bytes:
    """The instructions as the kernel's array of `sock_filter`."""
    return b"".join(struct.pack("HBBI", code, jt, jf, k & 0xFFFFFFFF) for code, jt, jf, k in instructions)


def give(action: int) -> Rule:
    """End with an action."""
    return [(_RETURN, 0, 0, action)]


def prologue(machine: str) -> Rule:
    """Kill what speaks another architecture's or the x32 calls, then load the call's number."""
    native = AUDIT_ARCHITECTURES[machine]
    rule = [(_LOAD_WORD, 0, 0, _OFFSET_ARCHITECTURE), (_JUMP_EQUAL, 1, 0, native), *give(KILL_PROCESS)]
    rule.append((_LOAD_WORD, 0, 0, _OFFSET_NUMBER))
    if machine == "x86_64":
        rule += [(_JUMP_NOT_BELOW, 0, 1, _X32_BIT), *give(KILL_PROCESS)]
    return rule


def on_call(number: int, body: Rule) -> Rule:
    """Run `body`, which always ends, when the loaded call number is `number`."""
    return [(_JUMP_EQUAL, 0, len(body), number), *body]


def when_argument_is(index: int, values: list[int], otherwise: int, action: int = ALLOW) -> Rule:
    """`action` when the low half of an argument is one of `values` (for arguments that the kernel reads as ints)."""
    rule = [_load_low(index)]
    for position, value in enumerate(values):
        rule.append((_JUMP_EQUAL, len(values) - position, 0, value))
    return [*rule, *give(otherwise), *give(action)]


def when_argument_has(index: int, mask: int, action: int, otherwise: int) -> Rule:
    """`action` when the argument has any bit of `mask`, else `otherwise`."""
    return [_load_low(index), (_JUMP_ANY_BIT, 0, 1, mask), *give(action), *give(otherwise)]


def when_both_have(first: tuple[int, int], second: tuple[int, int], action: int) -> Rule:
    """`action` when two arguments (index, mask) both have a bit of their masks, else allow."""
    return [
        _load_low(first[0]),
        (_JUMP_ANY_BIT, 0, 3, first[1]),
        _load_low(second[0]),
        (_JUMP_ANY_BIT, 0, 1, second[1]),
        *give(action),
        *give(ALLOW),
    ]


def when_argument_is_null(index: int, otherwise: int) -> Rule:
    """Allow when all 64 bits of a pointer are zero."""
    return [
        _load_low(index),
        (_JUMP_EQUAL, 0, 2, 0),
        (_LOAD_WORD, 0, 0, _OFFSET_ARGUMENTS + 8 * index + 4),
        (_JUMP_EQUAL, 1, 0, 0),
        *give(otherwise),
        *give(ALLOW),
    ]


def _load_low(index: int) -> Instruction:
    return (_LOAD_WORD, 0, 0, _OFFSET_ARGUMENTS + 8 * index)
