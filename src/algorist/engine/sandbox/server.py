"""The parent's handle on one zygote: starts it, asks it for children, has it wait for them."""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH123

import array
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import threading
from collections import deque
from dataclasses import dataclass
from typing import Any

from algorist.engine.sandbox.contracts import SandboxUnavailable, TierName
from algorist.engine.sandbox.frames import HEADER_BYTES
from algorist.engine.sandbox.linux import receive_notification
from algorist.engine.sandbox.plan import Interpreter, plan_zygote, zygote_command
from algorist.engine.sandbox.syscalls import NAMES

_START_SECONDS = 60.0
_ANSWER_SECONDS = 60.0
_END_SECONDS = 5.0
_MESSAGE_BYTES = 65536
_DESCRIPTORS_OF_A_CHILD = 5
_ANCILLARY_BYTES = socket.CMSG_SPACE(4 * _DESCRIPTORS_OF_A_CHILD)
_SHOWN_ARGUMENTS = 3


class ZygoteLost(RuntimeError):  # noqa: N818
    """The zygote is gone or does not answer."""


@dataclass(frozen=True, slots=True)
class Birth:
    """A forked child: its pid as the zygote and as we see it, its pidfd, and our ends of its pipes."""

    pid: int
    host_pid: int
    handle: int
    job_in: int
    answer_out: int
    printed: int
    complained: int


@dataclass(frozen=True, slots=True)
class End:
    """What the kernel said when a child was waited for: status, peak memory."""

    status: int
    peak_kib: int


@dataclass(frozen=True, slots=True)
class Needs:
    """The limits that a child is born with: bytes over the zygote's own, CPU seconds as the kernel counts them."""

    memory_bytes: int
    cpu_seconds: int


class Zygote:
    """A running zygote. Its calls are serialised by a lock; several children of one zygote may live at once."""

    def __init__(self, interpreter: Interpreter, tier: TierName, *, notify: bool) -> None:
        self._lock = threading.Lock()
        self._notices: dict[int, str] = {}
        self._handles: dict[int, int] = {}
        self._ordered: deque[Needs | None] = deque()
        self._spare: tuple[Needs, Birth] | None = None
        self.listener = -1
        self.children = 0
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        ours.settimeout(_START_SECONDS)
        try:
            with theirs:
                self._process = start_process(interpreter, tier, notify=notify, control=theirs.fileno())
        except SandboxUnavailable:
            ours.close()
            raise
        try:
            self.report = self._hear_start()
        except BaseException:
            self.close()
            raise
        finally:
            if self._process.stderr is not None:
                self._process.stderr.close()

    def _hear_start(self) -> dict[str, Any]:
        try:
            message, descriptors = self._receive()
        except ZygoteLost as lost:
            self._process.kill()
            complaint = self._process.stderr.read().decode(errors="replace") if self._process.stderr else ""
            last = complaint.strip().splitlines()[-1:] or ["it said nothing"]
            raise SandboxUnavailable(f"the sandbox's process did not start: {last[0]}") from lost
        self.listener = descriptors[0] if descriptors else -1
        if "refuse" in message:
            raise SandboxUnavailable(message["refuse"])
        self._control.settimeout(_ANSWER_SECONDS)
        return message

    def bear_child(self, needs: Needs) -> Birth:
        """A child that waits for its job: the spare one where it fits, else a new one.

        Raises:
            ZygoteLost: the zygote is gone.

        """
        with self._lock:
            self._settle()
            spare, self._spare = self._spare, None
            if spare is not None and spare[0] != needs:
                self._bury(spare[1])
                spare = None
            if spare is None:
                self._order_child(needs)
                self._settle()
                spare, self._spare = self._spare, None
            assert spare is not None
            self.children += 1
            return spare[1]

    def bury_child(self, birth: Birth) -> End:
        """Kill a child, wait for it, and close what was held of it."""
        with self._lock:
            self._settle()
            self.children -= 1
            return self._bury(birth)

    def leave_child(self, birth: Birth, needs: Needs) -> None:
        """Kill a child and have the zygote bury it, and bear a spare one like it, while we go on."""
        with self._lock, contextlib.suppress(ZygoteLost):
            self.children -= 1
            self._forget(birth)
            self._send(b"w %d" % birth.pid)
            self._ordered.append(None)
            if self._spare is None and not any(self._ordered):
                self._order_child(needs)

    def _bury(self, birth: Birth) -> End:
        self._forget(birth)
        self._send(b"w %d" % birth.pid)
        message, _ = self._receive()
        return End(message["status"], message["peak_kib"])

    def _forget(self, birth: Birth) -> None:
        kill_by_handle(birth.handle)
        self._handles.pop(birth.host_pid, None)
        for descriptor in (birth.handle, birth.job_in, birth.answer_out, birth.printed, birth.complained):
            os.close(descriptor)

    def _order_child(self, needs: Needs) -> None:
        self._send(b"n %d %d" % (needs.memory_bytes, needs.cpu_seconds))
        self._ordered.append(needs)

    def _settle(self) -> None:
        """Hear the answers to what was ordered and not waited for."""
        while self._ordered:
            needs = self._ordered.popleft()
            message, descriptors = self._receive()
            if needs is not None:
                self._spare = (needs, self._read_birth(message, descriptors))

    def _read_birth(self, message: dict[str, Any], descriptors: list[int]) -> Birth:
        if len(descriptors) != _DESCRIPTORS_OF_A_CHILD:
            raise ZygoteLost("descriptors did not arrive")
        birth = Birth(message["pid"], pid_of_handle(descriptors[0]), *descriptors)
        self._handles[birth.host_pid] = birth.handle
        self._notices.pop(birth.host_pid, None)  # of an earlier child that had this pid
        return birth

    def take_notice(self, host_pid: int) -> str | None:
        """What forbidden call a child made, if it made one; reads what the kernel has to say first.

        A notice may be of another child of this zygote: that one is killed here, and its own driver finds the notice.
        """
        with self._lock:
            ready = select.poll()
            if self.listener >= 0:
                ready.register(self.listener, select.POLLIN)
            while any(event & select.POLLIN for _, event in ready.poll(0)):
                notice = receive_notification(self.listener)
                if notice is None:
                    continue
                pid, number, arguments = notice
                shown = ", ".join(hex(word) for word in arguments[:_SHOWN_ARGUMENTS])
                self._notices[pid] = f"{NAMES.get(number, f'system call {number}')}({shown})"
                if pid in self._handles:
                    kill_by_handle(self._handles[pid])
            return self._notices.pop(host_pid, None)

    def close(self) -> None:
        """End the zygote and with it all that it forked."""
        with self._lock:
            with contextlib.suppress(ZygoteLost):
                self._settle()
            if self._spare is not None:
                self._forget(self._spare[1])
                self._spare = None
        self._control.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self.listener >= 0:
            os.close(self.listener)
            self.listener = -1

    def _send(self, command: bytes) -> None:
        try:
            self._control.send(command)
        except OSError as error:
            raise ZygoteLost(str(error)) from error

    def _receive(self) -> tuple[dict[str, Any], list[int]]:
        try:
            raw, ancillary, _, _ = self._control.recvmsg(_MESSAGE_BYTES, _ANCILLARY_BYTES, socket.MSG_CMSG_CLOEXEC)
        except OSError as error:
            raise ZygoteLost(str(error)) from error
        descriptors = array.array("i")
        for _, kind, body in ancillary:
            if kind == socket.SCM_RIGHTS:
                descriptors.frombytes(body[: len(body) - len(body) % descriptors.itemsize])
        if not raw:
            raise ZygoteLost("it closed its socket")
        message: dict[str, Any] = json.loads(raw[HEADER_BYTES:])
        return message, list(descriptors)


def start_process(interpreter: Interpreter, tier: TierName, *, notify: bool, control: int) -> subprocess.Popen[bytes]:
    """A zygote's process: no environment but its own, no terminal, no descriptor but the control socket.

    Raises:
        SandboxUnavailable: the interpreter cannot be executed.

    """
    command, environment = zygote_command(interpreter, plan_zygote(interpreter, tier, notify=notify, control=control))
    try:
        return subprocess.Popen(
            command,
            env=environment,
            cwd="/",
            pass_fds=(control,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        raise SandboxUnavailable(f"the interpreter {interpreter.executable} cannot be run: {error}") from error


def pid_of_handle(handle: int) -> int:
    """The pid, as this process sees it, of a pidfd."""
    with open(f"/proc/self/fdinfo/{handle}") as lines:
        for line in lines:
            if line.startswith("Pid:"):
                return int(line.split()[1])
    raise ZygoteLost("the child's pid is not known here")


def kill_by_handle(handle: int) -> None:
    """Kill a process by its pidfd; nothing happens when it has ended."""
    with contextlib.suppress(ProcessLookupError):
        signal.pidfd_send_signal(handle, signal.SIGKILL)
