"""The filters, run by a small interpreter of their instructions, for both machines."""

import struct

import pytest

from algorist.engine.sandbox import bpf
from algorist.engine.sandbox.policy import ChildFilter, zygote_filter
from algorist.engine.sandbox.syscalls import AUDIT_ARCHITECTURES, NUMBERS, call_numbers

MACHINES = ("x86_64", "aarch64")
REFUSED = bpf.ERRNO | 1


def decide(program, machine, number, *arguments, architecture=None):
    """What a packed filter says to a call."""
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("iIQ6Q", number, architecture or AUDIT_ARCHITECTURES[machine], 0, *words)
    code = [struct.unpack_from("HBBI", program, at) for at in range(0, len(program), 8)]
    place, held = 0, 0
    while True:
        operation, jump_true, jump_false, value = code[place]
        place += 1
        if operation == 0x20:
            held = struct.unpack_from("I", data, value)[0]
        elif operation == 0x06:
            return value
        else:
            test = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[operation]
            place += jump_true if test else jump_false


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "action"),
    [
        ("read", (), bpf.ALLOW),
        ("openat", (), bpf.ALLOW),
        ("socket", (2,), bpf.NOTIFY),
        ("socket", (1,), bpf.ERRNO | 13),
        ("execve", (), bpf.NOTIFY),
        ("ptrace", (), bpf.NOTIFY),
        ("io_uring_setup", (), bpf.NOTIFY),
        ("memfd_create", (), bpf.NOTIFY),
        ("clone3", (), bpf.ERRNO | 38),
        ("mmap", (0, 0, 3, 0x22), bpf.ALLOW),
        ("mmap", (0, 0, 5, 0x02), bpf.ALLOW),
        ("mmap", (0, 0, 7, 0x22), REFUSED),
        ("mprotect", (0, 0, 4), REFUSED),
        ("mprotect", (0, 0, 3), bpf.ALLOW),
        ("fcntl", (3, 1), bpf.ALLOW),
        ("fcntl", (3, 1032), bpf.ALLOW),
        ("fcntl", (3, 8), bpf.NOTIFY),
        ("ioctl", (0, 0x541B), bpf.ALLOW),
        ("ioctl", (0, 0x5412), bpf.ERRNO | 25),
        ("mseal", (), REFUSED),
    ],
)
def test_the_large_filter_decides(machine, name, arguments, action):
    assert (
        decide(zygote_filter(notify=True, machine=machine), machine, call_numbers(machine)[name], *arguments) == action
    )


@pytest.mark.parametrize("machine", MACHINES)
def test_without_a_listener_what_would_be_reported_kills(machine):
    program = zygote_filter(notify=False, machine=machine)
    assert decide(program, machine, call_numbers(machine)["socket"]) == bpf.KILL_PROCESS


@pytest.mark.parametrize("machine", MACHINES)
def test_another_architectures_calls_kill(machine):
    program = zygote_filter(notify=True, machine=machine)
    assert decide(program, machine, 0, architecture=0x40000003) == bpf.KILL_PROCESS


def test_the_x32_calls_kill():
    program = zygote_filter(notify=True, machine="x86_64")
    assert decide(program, "x86_64", 0x40000000 + 1) == bpf.KILL_PROCESS


@pytest.mark.parametrize("machine", MACHINES)
def test_every_call_is_allowed_reported_or_refused_and_no_new_one_is_allowed(machine):
    program = zygote_filter(notify=True, machine=machine)
    known = set(call_numbers(machine).values())
    allowed = {number for number in range(1000) if decide(program, machine, number) == bpf.ALLOW}
    assert allowed <= known
    assert len(allowed) < 140


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize(
    ("name", "arguments", "action"),
    [
        ("read", (), bpf.ALLOW),
        ("clone", (17,), REFUSED),
        ("clone", (0x10000,), bpf.ERRNO | 11),
        ("kill", (4321, 9), bpf.ALLOW),
        ("kill", (1, 9), REFUSED),
        ("kill", (2**32 - 1, 9), REFUSED),
        ("tgkill", (4321, 1, 9), bpf.ALLOW),
        ("tgkill", (1, 1, 9), REFUSED),
        ("prctl", (15,), bpf.ALLOW),
        ("prctl", (22,), REFUSED),
        ("prlimit64", (0, 7, 0), bpf.ALLOW),
        ("prlimit64", (0, 7, 1), REFUSED),
        ("prlimit64", (0, 7, 1 << 32), REFUSED),
        ("seccomp", (), REFUSED),
        ("sendmsg", (), REFUSED),
        ("landlock_restrict_self", (), REFUSED),
    ],
)
def test_the_childs_filter_decides(machine, name, arguments, action):
    program = ChildFilter(machine).for_pid(4321)
    assert decide(program, machine, call_numbers(machine)[name], *arguments) == action


def test_both_tables_know_the_calls_that_the_walls_need():
    needed = {"seccomp", "landlock_create_ruleset", "landlock_restrict_self", "close_range", "pivot_root", "unshare"}
    for machine in MACHINES:
        assert needed <= call_numbers(machine).keys()
    assert call_numbers("riscv64") == {}
    assert call_numbers("aarch64")["openat"] == 56
    assert call_numbers("x86_64")["openat"] == 257
    assert NUMBERS
