"""Tries what must fail, on this kernel, now: a capability that is there need not be in force."""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH112, PTH208

import contextlib
import os
import time
from collections.abc import Sequence

from algorist.engine.sandbox.child import Child
from algorist.engine.sandbox.contracts import CallMode, Program, SandboxOptions, SandboxUnavailable, TierName
from algorist.engine.sandbox.plan import Interpreter
from algorist.engine.sandbox.runs import job_of_program, run_once
from algorist.engine.sandbox.server import Zygote
from algorist.engine.sandbox.syscalls import NUMBERS
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

_LIMITS = Limits(cpu_seconds=5, wall_seconds=20, memory_bytes=64 * MIB, output_bytes=64 * 1024)
_QUIET_ATTEMPTS = """
import os, ctypes

def attempt(victim, secret, foreign, numbers):
    c = ctypes.CDLL(None, use_errno=True)
    through = []
    def attempt(name, act):
        try:
            if act():
                through.append(name)
        except OSError:
            pass
    attempt("a host file was read", lambda: open(secret).read() or True)
    attempt("/proc was listed", lambda: bool(os.listdir("/proc")))
    attempt("a host folder was listed", lambda: bool(os.listdir(foreign)))
    attempt("a file was written", lambda: open("/tmp/algorist-self-test", "w"))
    attempt("another process was signalled", lambda: victim != os.getpid() and os.kill(victim, 0) is None)
    attempt("a process was forked", lambda: c.syscall(numbers["clone"], 17, 0, 0, 0, 0) >= 0)
    attempt("a limit was lifted", lambda: c.syscall(numbers["prlimit64"], 0, 7,
        ctypes.byref((ctypes.c_uint64 * 2)(64, 64)), 0) == 0)
    attempt("memory was made executable", lambda: c.mmap(None, 4096, 7, 0x22, -1, 0) != -1)
    return through
"""
_SOCKET = "import socket\ndef attempt(): socket.socket()"
_EXEC = "import os\ndef attempt(): os.execv('/bin/true', ['true'])"
_MEMORY = "def attempt(): return len(bytearray(1 << 33))"
_HONEST = "def attempt(): return 1"
_FOLDERS = ("/var", "/home", "/opt", "/srv", "/boot", "/usr/share")
_NOT_ITS_DOING = {Verdict.STARVED, Verdict.INTERNAL_ERROR}
_MOST_RETRIES = 2


def list_breaches(zygote: Zygote, tier: TierName, readable: Sequence[str]) -> list[str]:
    """What got through; an empty list is what a tier must give. Without walls only the honest program is tried.

    `readable` are the paths that programs may read.
    """
    breaches: list[str] = []
    honest = _try(zygote, _HONEST)
    if honest.verdict is not None or honest.values != (1,):
        breaches.append(f"an honest program ended as {honest.verdict}: {honest.detail} {honest.stderr}".strip())
    if tier == "none":
        return breaches
    numbers = {name: NUMBERS[name] for name in ("clone", "prlimit64")}
    quiet = _try(zygote, _QUIET_ATTEMPTS, os.getpid(), "/etc/passwd", _foreign_folder(readable), numbers)
    if quiet.verdict is None:
        breaches += [str(name) for name in quiet.values[0]]
    elif quiet.verdict is not Verdict.FORBIDDEN_OPERATION:
        breaches.append(f"the quiet attempts ended as {quiet.verdict}: {quiet.detail}")
    for name, source, wanted in (
        ("a socket was opened", _SOCKET, Verdict.FORBIDDEN_OPERATION),
        ("another program was executed", _EXEC, Verdict.FORBIDDEN_OPERATION),
        ("8 GiB were allocated", _MEMORY, Verdict.MEMORY_LIMIT),
    ):
        found = _try(zygote, source)
        if found.verdict is not wanted:
            breaches.append(f"{name} ({found.verdict}: {found.detail})")
    return breaches


def _foreign_folder(readable: Sequence[str]) -> str:
    """A folder with something in it that programs have no business in; an installation may lie in any of them."""
    for folder in _FOLDERS:
        if os.path.isdir(folder) and not any(f"{path}/".startswith(f"{folder}/") for path in readable):
            with contextlib.suppress(OSError):
                if os.listdir(folder):
                    return folder
    return "/proc"


def _try(zygote: Zygote, source: str, *args: object) -> Outcome:
    """A run; again where a busy machine or the machinery ended it, which says nothing of the walls."""
    job = job_of_program(Program(source, "attempt"), CallMode(), _LIMITS, 1)
    for _ in range(_MOST_RETRIES):
        outcome = run_once(lambda job: Child(zygote, job), job, [Call("attempt", args)], _LIMITS)
        if outcome.verdict not in _NOT_ITS_DOING:
            return outcome
    return run_once(lambda job: Child(zygote, job), job, [Call("attempt", args)], _LIMITS)


def choose_tier(interpreter: Interpreter, options: SandboxOptions) -> tuple[Zygote, TierName, tuple[str, ...]]:
    """The first tier that can be built and that nothing gets through, its zygote, and why not the ones above it.

    Raises:
        SandboxUnavailable: none holds.

    """
    reasons: list[str] = []
    for tier in _tiers_to_try(options):
        try:
            zygote = Zygote(interpreter, tier, notify=options.notify)
        except SandboxUnavailable as refusal:
            reasons.append(f"{tier}: {refusal}")
            continue
        started = time.monotonic()
        breaches = list_breaches(zygote, tier, interpreter.readable)
        zygote.report["self_test_seconds"] = time.monotonic() - started
        if not breaches:
            return zygote, tier, tuple(reasons)
        zygote.close()
        reasons.append(f"{tier}: the self-test got through: {'; '.join(breaches)}")
    raise SandboxUnavailable(f"programs cannot be confined on this machine: {'; '.join(reasons)}")


def _tiers_to_try(options: SandboxOptions) -> tuple[TierName, ...]:
    if options.unsandboxed:
        return ("none",)
    if options.tier == "auto":
        return ("strong", "standard", "namespaces")
    return (options.tier,)
