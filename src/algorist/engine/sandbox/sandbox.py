"""The sandbox as its callers see it: a pool of zygotes, runs, batches, sessions, and a way to stop them all."""

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Self, TypeVar

from algorist.engine.sandbox.child import READING_SECONDS, Child, Job, OnAsk
from algorist.engine.sandbox.contracts import AllowanceUsed, CallMode, Cancelled, Program, SandboxOptions, TierName
from algorist.engine.sandbox.plan import Interpreter, find_interpreter
from algorist.engine.sandbox.probe import check_platform
from algorist.engine.sandbox.runs import (
    BearChild,
    job_of_program,
    perform_request,
    request_of_calls,
    run_cases,
    run_once,
)
from algorist.engine.sandbox.selftest import choose_tier, list_breaches
from algorist.engine.sandbox.server import Zygote, ZygoteLost
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.outcome import Outcome
from algorist.engine.terms.problem import Call
from algorist.engine.terms.verdicts import Verdict

_PLAIN_MODE = CallMode()
_LOST = Outcome(verdict=Verdict.INTERNAL_ERROR, detail="the process that forks the children was lost, twice")
T = TypeVar("T")


class Session:
    """A live child: calls go to the same loaded program, and its instance where it is a class."""

    def __init__(self, sandbox: "Sandbox", child: Child, limits: Limits) -> None:
        self._sandbox = sandbox
        self._child = child
        self._limits = limits
        self._ended: Outcome | None = None

    @property
    def alive(self) -> bool:
        """Whether the child still takes calls."""
        return self._ended is None

    def peak_bytes(self) -> int:
        """Peak memory over a fresh child's until now; a call's own figure may be some milliseconds old."""
        return self._child.peak_bytes()

    def call(self, call: Call, on_ask: OnAsk | None = None, limits: Limits | None = None) -> Outcome:
        """Perform one call; where an argument is `Ask()`, the program's questions go to `on_ask(args)`.

        An exception in the program leaves the child alive; a limit or its own end does not, and every later call gives
        that last outcome again.
        """
        self._sandbox.raise_if_cancelled()
        if self._ended is not None:
            return self._ended
        request = request_of_calls([call], fresh=False)
        allowed = self._sandbox.within_allowance(limits or self._limits)
        try:
            outcome = perform_request(self._child, request, allowed, on_ask, oldest=READING_SECONDS)
        except BaseException:  # the caller's own, out of on_ask: the child waits for an answer that will not come
            self._child.bury()
            self._ended = Outcome(verdict=Verdict.INTERNAL_ERROR, detail="an earlier call was not finished")
            raise
        if self._child.end is not None:
            self._ended = outcome
        self._sandbox.count(outcome)
        self._sandbox.raise_if_cancelled()
        return outcome


class Sandbox:
    """Runs untrusted programs; safe to share between threads. Use it as a context manager, or `start` and `close` it.

    At most `options.parallel` programs run at once; a thread that holds a session may open more without waiting, since
    an evaluator and the program that it drives take turns.
    """

    def __init__(self, options: SandboxOptions | None = None) -> None:
        self.options = options or SandboxOptions()
        self._interpreter: Interpreter | None = None
        self._tier: TierName | None = None
        self._zygotes: list[Zygote] = []
        self._slots = threading.Condition()
        self._running = 0
        self._held = threading.local()
        self._children: set[Child] = set()
        self._cancelled = False
        self.reasons: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def tier(self) -> TierName:
        """What confines the programs: `strong`, `standard`, `namespaces`, or `none` (NOT SANDBOXED)."""
        if self._tier is None:
            raise RuntimeError("the sandbox has not been started")
        return self._tier

    @property
    def features(self) -> dict[str, Any]:
        """What the zygotes said of their walls."""
        return dict(self._zygotes[0].report) if self._zygotes else {}

    def start(self) -> None:
        """Start the zygotes and find the tier that holds by trying to break out.

        Raises:
            SandboxUnavailable: nothing holds on this machine; one sentence names what is missing.

        """
        if self._zygotes:
            return
        check_platform(self.options)
        self._interpreter = find_interpreter(self.options)
        first, self._tier, self.reasons = choose_tier(self._interpreter, self.options)
        self._zygotes = [first]
        try:
            while len(self._zygotes) < self.options.parallel:
                self._zygotes.append(self._start_zygote())
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End everything that was started; safe to call twice."""
        for child in list(self._children):
            child.kill()
        zygotes, self._zygotes = self._zygotes, []
        for zygote in zygotes:
            zygote.close()

    def self_test(self) -> list[str]:
        """Try to break out again, and say what got through (nothing, as long as the tier holds)."""
        readable = self._interpreter.readable if self._interpreter else ()
        return list_breaches(self._least_loaded(), self.tier, readable)

    def run(self, program: Program, calls: Sequence[Call], limits: Limits, *, mode: CallMode = _PLAIN_MODE) -> Outcome:
        """Run the calls in order in one fresh child.

        Of a class the first call constructs and gives no value; `values` has one entry for each other call.

        Raises:
            Cancelled: `cancel` was called.

        """
        job = job_of_program(program, mode, limits, 1)
        try:
            return self.count(self._with_slot(lambda bear: run_once(bear, job, calls, self.within_allowance(limits))))
        except ZygoteLost:
            return _LOST

    def run_batch(
        self, program: Program, cases: Sequence[Sequence[Call]], limits: Limits, *, mode: CallMode = _PLAIN_MODE
    ) -> list[Outcome]:
        """Run many cases of one program, in one child while they succeed.

        Each case gets the program loaded anew, so its globals are fresh; what it changed in imported modules is not. A
        failure ends the child, and the cases after it go on in a new one. The limits are each case's own.
        """
        if not cases:
            return []
        job = job_of_program(program, mode, limits, len(cases))
        try:
            return self._with_slot(
                lambda bear: run_cases(bear, job, cases, lambda: self.within_allowance(limits), self.count)
            )
        except ZygoteLost:
            return [_LOST] * len(cases)

    @contextlib.contextmanager
    def session(self, program: Program, limits: Limits, *, mode: CallMode = _PLAIN_MODE) -> Iterator[Session]:
        """A live child for as long as the block lasts."""
        with self._slot():
            child = self._bear(job_of_program(program, mode, limits, None))
            try:
                yield Session(self, child, limits)
            finally:
                child.leave()
                self._children.discard(child)

    def cpu_clock(self) -> float:
        """CPU seconds of the calling thread and of the programs that it ran here: two readings say what lay between."""
        return time.thread_time() + getattr(self._held, "cpu_seconds", 0.0)

    @contextlib.contextmanager
    def allowance(self, cpu_seconds: float | None) -> Iterator[None]:
        """Within the block the calling thread and the programs that it runs here may use so many CPU seconds (None: any
        number, or what a block around this one allows).

        Raises:
            AllowanceUsed: they are used up; the run at hand was ended and says nothing of its program.

        """
        before = self._until()
        self._held.until = before if cpu_seconds is None else min(before, self.cpu_clock() + cpu_seconds)
        try:
            yield
        finally:
            self._held.until = before

    def within_allowance(self, limits: Limits) -> Limits:
        """The limits of a run, its CPU seconds cut to what is still allowed."""
        left = self._until() - self.cpu_clock()
        if left <= 0:
            raise AllowanceUsed
        return limits if left >= limits.cpu_seconds else replace(limits, cpu_seconds=left)

    def count(self, outcome: Outcome) -> Outcome:
        """Add what a run used to the calling thread's CPU seconds; of a run that the allowance cut nothing is told."""
        self._held.cpu_seconds = getattr(self._held, "cpu_seconds", 0.0) + outcome.cpu_seconds
        if outcome.verdict is Verdict.TIME_LIMIT and self.cpu_clock() >= self._until():
            raise AllowanceUsed
        return outcome

    def _until(self) -> float:
        """The reading of the CPU clock at which the calling thread's allowance is used up."""
        return getattr(self._held, "until", math.inf)

    def cancel(self) -> None:
        """Kill what runs, from any thread; running and later calls raise `Cancelled` until `reset`."""
        with self._slots:
            self._cancelled = True
            self._slots.notify_all()
        for child in list(self._children):
            child.kill()

    def reset(self) -> None:
        """Take calls again after `cancel`."""
        self._cancelled = False

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` when `cancel` was called."""
        if self._cancelled:
            raise Cancelled("the sandbox was cancelled")

    def _with_slot(self, work: Callable[[BearChild], T]) -> T:
        with self._slot():
            born: list[Child] = []

            def bear(job: Job) -> Child:
                born.append(self._bear(job))
                return born[-1]

            try:
                result = work(bear)
            finally:
                self._children.difference_update(born)
            self.raise_if_cancelled()
            return result

    def _bear(self, job: Job) -> Child:
        """A child of the zygote that has the fewest; a zygote that was lost is replaced once."""
        zygote = self._least_loaded()
        try:
            child = Child(zygote, job)
        except ZygoteLost:
            child = Child(self._replace(zygote), job)
        self._children.add(child)
        if self._cancelled:  # cancelled between the check and the birth
            child.kill()
        return child

    def _least_loaded(self) -> Zygote:
        with self._slots:
            if not self._zygotes:
                raise RuntimeError("the sandbox has not been started")
            return min(self._zygotes, key=lambda zygote: zygote.children)

    def _replace(self, lost: Zygote) -> Zygote:
        with self._slots:
            if lost in self._zygotes:
                lost.close()
                self._zygotes[self._zygotes.index(lost)] = self._start_zygote()
            return min(self._zygotes, key=lambda zygote: zygote.children)

    def _start_zygote(self) -> Zygote:
        assert self._interpreter is not None
        return Zygote(self._interpreter, self.tier, notify=self.options.notify)

    @contextlib.contextmanager
    def _slot(self) -> Iterator[None]:
        """Wait until another program may run; a thread that holds a slot does not wait for a second one."""
        depth = getattr(self._held, "depth", 0)
        with self._slots:
            while not depth and self._running >= self.options.parallel and not self._cancelled:
                self._slots.wait()
            self.raise_if_cancelled()
            self._running += not depth
            self._held.depth = depth + 1
        try:
            yield
        finally:
            with self._slots:
                self._held.depth = depth
                self._running -= not depth
                self._slots.notify()
