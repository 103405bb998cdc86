"""The parent's conversation with one child: feeds it, listens, measures, and ends it at its limits.

Everything the child sends is a claim, and its shape is checked. Time and memory are read from outside.
"""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH123

import contextlib
import json
import math
import os
import select
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from signal import SIGKILL
from typing import Any

from algorist.engine.sandbox.answers import ForgedAnswerError, HeavyAnswerError, read_answer
from algorist.engine.sandbox.contracts import Refusal
from algorist.engine.sandbox.ends import Judgement, judge_error, judge_status
from algorist.engine.sandbox.frames import FrameBuffer, LongFrameError, pack_frame
from algorist.engine.sandbox.linux import cpu_clock
from algorist.engine.sandbox.server import Birth, End, Needs, Zygote, ZygoteLost, kill_by_handle
from algorist.engine.terms import values
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.outcome import Fault
from algorist.engine.terms.verdicts import Verdict

OnAsk = Callable[[tuple[Any, ...]], Any]

# How long a child may take to be ready; longer means that the machine does not let it run.
_BOX_SECONDS = 30.0
_WRITE_BYTES = 1 << 16
_READ_BYTES = 1 << 18
# How long a child that has closed its pipe may take to end by itself, so that its own exit status is told.
_LAST_BREATH_SECONDS = 0.1
# A run that spent more than this share of its wall time waiting for a processor was starved.
_STARVED_SHARE = 0.2
# How old what the kernel last told of a session's child may be: telling takes longer than many a call. Both figures
# only ever grow, so an old one says a little too much waiting, or too little memory until the next is read.
READING_SECONDS = 0.002


@dataclass(frozen=True, slots=True)
class Job:
    """What a child is to be: the document that it gets, the limits it is born with, and how long its answers may be."""

    document: dict[str, Any]
    needs: Needs
    output_bytes: int


class Ended(Exception):  # noqa: N818
    """A conversation is over: with a judgement, or with none where the child's exit status must say it."""

    def __init__(self, verdict: Verdict | None, detail: str = "", fault: Fault | None = None) -> None:
        super().__init__(detail)
        self.verdict, self.detail, self.fault = verdict, detail, fault


@dataclass(slots=True)
class Account:
    """What one case has used so far; seconds on the child's CPU clock and on ours."""

    cpu_start: float = 0.0
    wall_start: float = 0.0
    wall_excluded: float = 0.0
    waited_start: float = 0.0
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    carried_bytes: int = 0
    printed: dict[int, bytearray] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """A figure of the kernel's that is dear to read, and when it was last read."""

    read: Callable[[], float]
    value: float = 0.0
    taken: float = -math.inf

    def take(self, oldest: float = 0.0) -> float:
        """The figure as it is, or as it was at most `oldest` seconds ago."""
        now = time.monotonic()
        if now - self.taken >= oldest:
            self.value, self.taken = self.read(), now
        return self.value


class Child:
    """One live child of a zygote, from its job to its burial."""

    def __init__(self, zygote: Zygote, job: Job) -> None:
        self.zygote = zygote
        self.birth: Birth = zygote.bear_child(job.needs)
        self.job = job
        self.account = Account()
        self.boxed = False
        self.end: End | None = None
        self.dead = False
        self.lost = False
        self._closed_its_pipe = False
        self.base_peak_kib = 0
        self._waited = Reading(lambda: seconds_waited(self.birth.host_pid))
        self._peak = Reading(lambda: peak_kib(self.birth.host_pid))
        self._burying = threading.Lock()
        self._answers = FrameBuffer(job.output_bytes)
        self._clock = cpu_clock(self.birth.host_pid)
        self._outgoing = memoryview(pack_frame(job.document))
        self._poll = select.poll()
        for descriptor in (self.birth.answer_out, self.birth.printed, self.birth.complained):
            os.set_blocking(descriptor, False)
            self._poll.register(descriptor, select.POLLIN)
        os.set_blocking(self.birth.job_in, False)
        self._poll.register(self.birth.handle, select.POLLIN)
        if zygote.listener >= 0:
            self._poll.register(zygote.listener, select.POLLIN)

    # What a case does, in order: start_case, ask (any number of times), and at last bury.

    def start_case(self, oldest: float = 0.0) -> None:
        """Begin a new account; the first case's starts when the child is boxed. `oldest`: see `READING_SECONDS`."""
        self.account = Account(printed={self.birth.printed: bytearray(), self.birth.complained: bytearray()})
        if self.boxed:
            self.account.cpu_start = self._cpu_now() or 0.0
            self.account.wall_start = time.monotonic()
            self.account.waited_start = self._waited.take(oldest)

    def converse(self, request: dict[str, Any], limits: Limits, on_ask: OnAsk | None = None) -> dict[str, Any]:
        """Send a request and listen until its answer.

        Raises:
            Ended: the child is over, by its own doing or by a limit.

        """
        self._say(request)
        while True:
            answer = self._hear(limits)
            self.account.carried_bytes += len(answer)
            if self._outgoing:
                raise Ended(Verdict.FORBIDDEN_OPERATION, "an answer came before its question was read")
            document = self._read(answer, limits)
            if "ask" in document and on_ask is not None:
                self._answer_question(document["ask"], on_ask)
                continue
            if not self._answers.empty:
                raise Ended(Verdict.FORBIDDEN_OPERATION, "an answer came before its question")
            self._measure()
            return document

    def _read(self, body: bytes, limits: Limits) -> dict[str, Any]:
        try:
            return read_answer(body, limits.output_bytes)
        except HeavyAnswerError as error:
            raise Ended(Verdict.OUTPUT_LIMIT, str(error)) from error
        except ForgedAnswerError as error:
            raise Ended(Verdict.FORBIDDEN_OPERATION, f"wrote on the sandbox's own pipe: {error}") from error
        except values.DecodingError as error:
            fault = Fault("DecodingError", f"the answer cannot be read: {error}")
            raise Ended(Verdict.RUNTIME_ERROR, fault.message, fault) from error

    def _answer_question(self, args: Any, on_ask: OnAsk) -> None:
        """Carry a question to the caller; the time that takes is not the child's."""
        started = time.monotonic()
        try:
            reply = {"answer": values.encode(on_ask(tuple(args) if isinstance(args, list) else (args,)))}
        except Refusal as refusal:
            reply = {"refused": str(refusal)}
        self.account.wall_excluded += time.monotonic() - started
        self._say(reply)

    def _say(self, document: dict[str, Any]) -> None:
        frame = pack_frame(document)
        self.account.carried_bytes += len(frame)
        self._outgoing = memoryview(bytes(self._outgoing) + frame if self._outgoing else frame)
        self._write()
        if self._outgoing:  # the rest when the pipe has room again
            self._poll.register(self.birth.job_in, select.POLLOUT)

    def _hear(self, limits: Limits) -> bytes:
        """The next answer's bytes; raises `Ended` at a limit, at a forbidden call and at the child's end."""
        while True:
            body = self._take()
            if body is not None and not self.boxed:
                self._hear_box(body)
                if not self._answers.empty:
                    # The answer came in the same reading: the poll before it may have seen no print yet.
                    self._read_waiting_prints(limits)
                continue
            if body is not None:
                return body
            if self.dead:
                raise Ended(None)
            for descriptor, _ in self._poll.poll(self._patience(limits) * 1000 + 1):
                self._attend(descriptor, limits)

    def _take(self) -> bytes | None:
        try:
            return self._answers.take()
        except LongFrameError as error:
            raise Ended(Verdict.OUTPUT_LIMIT, str(error)) from error

    def _hear_box(self, body: bytes) -> None:
        """The child's own code says, before the program is sent, that the walls are up, and what it used until then."""
        boxed = json.loads(body)
        self.boxed = True
        self.base_peak_kib = boxed["peak_kib"]
        self.account.cpu_start = boxed["ns"] / 1e9
        self.account.wall_start = time.monotonic()

    def _patience(self, limits: Limits) -> float:
        """Seconds until the nearest limit; a child's CPU time cannot grow faster than the clock on the wall."""
        if not self.boxed:
            if self.account.wall_start == 0.0:
                self.account.wall_start = time.monotonic()
            left = self.account.wall_start + _BOX_SECONDS - time.monotonic()
            if left <= 0:
                raise Ended(Verdict.STARVED, f"was not ready within {_BOX_SECONDS:.0f} s")
            return left
        self._measure()
        cpu_left = limits.cpu_seconds - self.account.cpu_seconds
        if cpu_left <= 0:
            raise Ended(Verdict.TIME_LIMIT, f"used more than {limits.cpu_seconds:g} s of CPU time")
        wall_left = limits.wall_seconds - self.account.wall_seconds
        if wall_left <= 0:
            raise self._wall_end(limits)
        return min(cpu_left, wall_left)

    def _wall_end(self, limits: Limits) -> Ended:
        waited = self._waited.take() - self.account.waited_start
        if waited > _STARVED_SHARE * limits.wall_seconds:
            return Ended(Verdict.STARVED, f"waited {waited:.2f} s for a processor")
        used = self.account.cpu_seconds
        return Ended(Verdict.TIME_LIMIT, f"took more than {limits.wall_seconds:g} s, {used:.2f} s of it CPU time")

    def _attend(self, descriptor: int, limits: Limits) -> None:
        if descriptor == self.birth.job_in:
            self._write()
            if not self._outgoing:
                self._ignore(descriptor)
        elif descriptor == self.birth.answer_out:
            self._read_answers()
        elif descriptor == self.birth.handle:
            self._attend_death()
            self._read_waiting_prints(limits)
        elif descriptor == self.zygote.listener:
            self._attend_notice()
        else:
            self._read_print(descriptor, limits)

    def _write(self) -> None:
        try:
            written = os.write(self.birth.job_in, self._outgoing[:_WRITE_BYTES])
        except BlockingIOError:
            return
        except BrokenPipeError:
            written = len(self._outgoing)
        self._outgoing = self._outgoing[written:]

    def _ignore(self, descriptor: int) -> None:
        with contextlib.suppress(KeyError):
            self._poll.unregister(descriptor)

    def _read_answers(self) -> None:
        try:
            some = os.read(self.birth.answer_out, _READ_BYTES)
        except BlockingIOError:
            return
        if not some:
            # Its only way to answer is closed: it is ending, or it has closed its pipes and may as well end.
            self._ignore(self.birth.answer_out)
            self._closed_its_pipe = not has_ended(self.birth.handle, _LAST_BREATH_SECONDS)
            kill_by_handle(self.birth.handle)
            return
        self._answers.feed(some)

    def _attend_death(self) -> None:
        """The child has ended; what it still wrote is in the pipe."""
        self._ignore(self.birth.handle)
        self.dead = True
        with contextlib.suppress(BlockingIOError):
            while some := os.read(self.birth.answer_out, _READ_BYTES):
                self._answers.feed(some)

    def _attend_notice(self) -> None:
        notice = self.zygote.take_notice(self.birth.host_pid)
        if notice is not None:
            raise Ended(Verdict.FORBIDDEN_OPERATION, f"forbidden system call: {notice}")

    def _read_print(self, descriptor: int, limits: Limits) -> None:
        try:
            some = os.read(descriptor, _WRITE_BYTES)
        except BlockingIOError:
            return
        if not some:
            self._ignore(descriptor)
            return
        held = self.account.printed[descriptor]
        held += some
        if len(held) > limits.print_bytes:
            del held[limits.print_bytes :]
            raise Ended(Verdict.OUTPUT_LIMIT, f"printed more than {limits.print_bytes} bytes")

    def _read_waiting_prints(self, limits: Limits) -> None:
        for descriptor in (self.birth.printed, self.birth.complained):
            self._read_print(descriptor, limits)

    def _cpu_now(self) -> float | None:
        try:
            return time.clock_gettime(self._clock)
        except OSError:
            return None

    def _measure(self) -> None:
        now = self._cpu_now()
        if now is not None:
            self.account.cpu_seconds = now - self.account.cpu_start
        self.account.wall_seconds = time.monotonic() - self.account.wall_start - self.account.wall_excluded

    def read_prints(self, limits: Limits, *, answered: bool) -> tuple[str, str]:
        """What was printed for this case, and complained, up to the limit.

        Of what came before an answer nothing is left to read here: the pipes hold no more than one reading, and in a
        round of the poll that sees the answer the prints are seen as well, since they are looked at after it.
        """
        for descriptor in (self.birth.printed, self.birth.complained) if self.end is None and not answered else ():
            with contextlib.suppress(Ended, OSError):
                self._read_print(descriptor, limits)
        held = self.account.printed
        printed, complained = (bytes(held.get(d, b"")) for d in (self.birth.printed, self.birth.complained))
        return printed.decode(errors="replace"), complained.decode(errors="replace")

    def judge_end(self, ended: Ended, complaint: str) -> Judgement:
        """The verdict on an end: what ended it, or what its exit status says. Buries the child."""
        notice = self.zygote.take_notice(self.birth.host_pid)
        self._hear_late_box()
        if self.boxed:
            self._measure()
        end = self.bury()
        if self.lost:
            return Verdict.INTERNAL_ERROR, "the process that forks the children was lost", None
        if notice is not None and self.boxed:
            return Verdict.FORBIDDEN_OPERATION, f"forbidden system call: {notice}", None
        if ended.verdict is not None and (self.boxed or ended.verdict is Verdict.STARVED):
            return ended.verdict, ended.detail, ended.fault
        if self.boxed and self._closed_its_pipe and os.WIFSIGNALED(end.status) and os.WTERMSIG(end.status) == SIGKILL:
            return Verdict.EXITED_EARLY, "closed the pipe that its answer goes through", None
        return judge_status(end.status, boxed=self.boxed, complaint=notice or complaint)

    def _hear_late_box(self) -> None:
        """A program that ends at once may be seen to end before its child was heard to be boxed."""
        if self.boxed or self.end is not None:
            return
        with contextlib.suppress(OSError, Ended):
            self._read_answers()
            body = self._take()
            if body is not None:
                self._hear_box(body)
                self._measure()

    def judge_answer(self, request: dict[str, Any], answer: dict[str, Any]) -> Judgement | None:
        """The verdict on an answer: None for one of the right shape, else what it says or that it is forged."""
        if "err" in answer:
            return judge_error(answer["err"])
        job, given = self.job.document, answer.get("ok")
        wanted = [name for name, _ in request["calls"] if not (job["is_class"] and name == job["entry"])]
        if isinstance(given, list) and len(given) == len(wanted):
            return None
        return Verdict.FORBIDDEN_OPERATION, "wrote on the sandbox's own pipe: not an answer", None

    def peak_bytes(self, oldest: float = 0.0) -> int:
        """Peak memory over a fresh child's, as the kernel says now, or said at most `oldest` seconds ago."""
        peak = self.end.peak_kib if self.end is not None else int(self._peak.take(oldest))
        return max(0, peak - self.base_peak_kib) * 1024

    def kill(self) -> None:
        """Kill it from any thread; its driver finds it dead."""
        with self._burying:
            if self.end is None:
                kill_by_handle(self.birth.handle)

    def bury(self) -> End:
        """Kill it, wait for it, close what was held of it."""
        with self._burying:
            if self.end is None:
                try:
                    self.end = self.zygote.bury_child(self.birth)
                except ZygoteLost:
                    self.lost, self.end = True, End(0, 0)
            return self.end

    def leave(self) -> None:
        """Kill it without waiting for its end, where nobody needs to know it; the zygote buries it."""
        with self._burying:
            if self.end is None:
                self.zygote.leave_child(self.birth, self.job.needs)
                self.end = End(0, 0)


def has_ended(handle: int, patience: float) -> bool:
    """Whether a process ends within some seconds."""
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    return bool(waiting.poll(patience * 1000))


def seconds_waited(pid: int) -> float:
    """Seconds that a process was ready to run and waited for a processor; 0 where the kernel does not count it."""
    try:
        with open(f"/proc/{pid}/schedstat") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def peak_kib(pid: int) -> int:
    """The peak resident memory of a live process."""
    try:
        with open(f"/proc/{pid}/status") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0
