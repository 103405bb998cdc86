"""The clean process that forks one confined child for each run.

It starts with an empty environment, knows no secret, no expected output and no checker, and keeps nothing of a run.
"""

import array
import contextlib
import ctypes
import gc
import os
import resource
import select
import signal
import socket
from typing import Any

from algorist.engine.sandbox import landlock, linux
from algorist.engine.sandbox.frames import pack_frame
from algorist.engine.sandbox.harness import BROKEN_INTERPRETER, OUT, OUT_OF_MEMORY, Harness, warm_up
from algorist.engine.sandbox.namespaces import HalfwayError
from algorist.engine.sandbox.walls import Refusing, Walls

_PARENT_CHECK_MS = 5000
_COMMAND_BYTES = 64
_FIRST_HIGH = 100
_SET_UP_FAILED = 97
_PAGE_BYTES = resource.getpagesize()
# The C library's fork, with Python's lock held. os.fork() also runs Python's after-fork hooks, which take longer than
# the fork itself and seed `random` anew; this process has one thread and wants all children alike.
_FORK = ctypes.PyDLL(None).fork


def serve(plan: dict[str, Any]) -> None:
    """Confine this process as the plan says, tell the parent, and fork children until the parent is gone."""
    control = socket.socket(fileno=plan["control"])
    try:
        walls = Walls(plan)
        walls.raise_them()
    except Refusing as refusal:
        control.sendmsg([pack_frame({"refuse": str(refusal)})])
        return
    except (OSError, HalfwayError) as error:
        control.sendmsg([pack_frame({"refuse": f"the sandbox could not be set up: {error}"})])
        return
    gc.collect()
    gc.freeze()
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [walls.listener]))] if walls.listener >= 0 else []
    try:
        control.sendmsg([pack_frame(walls.report)], rights)
        if walls.listener >= 0:
            os.close(walls.listener)
        answer_commands(control, walls)
        end_children(walls)
    except OSError:
        pass  # the parent is gone
    finally:
        # An interpreter that cleans up asks for more than its own filter allows, and would wait for leave for ever.
        os._exit(0)


def answer_commands(control: socket.socket, walls: Walls) -> None:
    """`n MEMORY CPU`: fork a child. `w PID`: wait for it and say how it ended. Returns at the socket's end."""
    parent = os.getppid()
    waiting = select.poll()
    waiting.register(control, select.POLLIN)
    while True:
        if not waiting.poll(_PARENT_CHECK_MS):
            if os.getppid() != parent:
                return
            continue
        command = os.read(control.fileno(), _COMMAND_BYTES)  # not recv(): recvfrom is refused to all of us
        if not command:
            return
        name, *words = command.split()
        numbers = [int(word) for word in words]
        if name == b"n":
            fork_child(control, walls, numbers[0], numbers[1])
        else:
            reap_child(control, walls, numbers[0])


def fork_child(control: socket.socket, walls: Walls, memory_bytes: int, cpu_seconds: int) -> None:
    """Fork a child, which confines itself and waits for its job; the parent gets its pidfd and its pipes' ends."""
    pipes = [os.pipe() for _ in range(4)]
    (job_in, job_out), *others = pipes
    mine = [job_in, *(write for _, write in others)]
    address_space = int(os.pread(walls.memory, 100, 0).split()[0]) * _PAGE_BYTES
    pid = _FORK()
    if pid == 0:
        run_child(mine, walls, address_space + memory_bytes, cpu_seconds)
    walls.children.add(pid)
    handle = os.pidfd_open(pid)
    theirs = [handle, job_out, *(read for read, _ in others)]
    control.sendmsg([pack_frame({"pid": pid})], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", theirs))])
    for descriptor in (*mine, *theirs):
        os.close(descriptor)


def reap_child(control: socket.socket, walls: Walls, pid: int) -> None:
    """Wait for a child that is dying, and tell its end."""
    if walls.child_filter is None:  # nothing stops it from forking: what it left in its own session goes with it
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
    _, status, used = os.wait4(pid, 0)
    walls.children.discard(pid)
    control.sendmsg([pack_frame({"status": status, "peak_kib": used.ru_maxrss})])


def end_children(walls: Walls) -> None:
    """Kill and bury what is left, so that no init has to (a worker may be the first process of its container)."""
    for pid in walls.children:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def run_child(pipes: list[int], walls: Walls, address_space: int, cpu_seconds: int) -> None:
    """The forked child: the last walls, then the program. Never returns."""
    write, leave = os.write, os._exit
    try:
        confine_child(pipes, walls, address_space, cpu_seconds)
        harness = Harness()
    except BaseException as error:  # noqa: BLE001
        write(2, f"the child could not be confined: {type(error).__name__}: {error}\n".encode())
        leave(_SET_UP_FAILED)
    try:
        harness.serve()
    except MemoryError:
        write(OUT, OUT_OF_MEMORY)
    except BaseException:  # noqa: BLE001 - the program broke what we stand on
        write(OUT, BROKEN_INTERPRETER)
    finally:
        leave(0)


def confine_child(pipes: list[int], walls: Walls, address_space: int, cpu_seconds: int) -> None:
    """Keep the four pipes and nothing else, put the child's own limits and filter on, and say that it is done."""
    move_pipes(pipes, walls.kept)
    linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
    if walls.scope is not None:  # a domain of its own: it cannot signal the zygote or a sibling
        landlock.enforce_ruleset(landlock.create_ruleset(walls.scope))
    for name, value in (
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_CPU, cpu_seconds),
    ):
        resource.setrlimit(name, (value, value))
    if walls.child_filter is not None:
        linux.install_filter(walls.child_filter.for_pid(os.getpid()), listen=False)
    else:
        os.setsid()
    harness = warm_up()
    used = resource.getrusage(resource.RUSAGE_SELF)
    # Before this frame a failure is ours, after it the program's; no untrusted code is here yet.
    harness.send({"boxed": 1, "ns": harness.clock(), "peak_kib": used.ru_maxrss})


def move_pipes(pipes: list[int], kept: list[int]) -> None:
    """Put the pipes at 1 and 2 (printed), 3 (in), 4 (out), the kept folders after them, and close all else."""
    job_in, answer_out, printed, complained = pipes
    wanted = [printed, complained, job_in, answer_out, *kept]
    for place, descriptor in enumerate(wanted):  # first out of each other's way
        os.dup2(descriptor, _FIRST_HIGH + place)
    for place in range(len(wanted)):
        os.dup2(_FIRST_HIGH + place, 1 + place)
    linux.close_descriptors_from(1 + len(wanted))
