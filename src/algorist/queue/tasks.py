"""What a worker gives a task and takes from it: the words between the rooms that do work and the worker that runs it.

A task is a function `async def generate(context: TaskContext) -> TaskResult`. It is safe to run twice: what it wants to
keep it hands back as `write`, which the worker calls in the very transaction that marks the job as succeeded, so that
results and state are there together or not at all. Work that computes runs in a thread or a process
(`asyncio.to_thread`), never in the event loop, which renews the job's lease.
"""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol

from algorist.db.database import Transaction
from algorist.engine.terms.design import Usage
from algorist.parts import Parts

if TYPE_CHECKING:
    # An API process knows these words and runs no program.
    from algorist.engine.sandbox import Sandbox

Control = Literal["", "pause", "stop_after"]


class Paused(Exception):  # noqa: N818  raised by a task where it stops because `control()` says "pause"
    """The task stopped between two steps because the person asked for a pause; its steps are stored."""


class TaskCancelled(Exception):  # noqa: N818
    """The task stopped because `cancelled()` says so."""


class TaskFailed(Exception):  # noqa: N818
    """The task cannot be done; `detail` tells a person why and what to do, `code` is stable.

    `again` asks for another try after a pause, where what failed may be well in a moment (a model that is away).
    """

    def __init__(
        self, detail: str, *, code: str = "task_failed", again: bool = False, after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code
        self.again = again
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStep:
    """A step of a search to be kept: `document` is all of it, the rest is for lists and figures. `provider` is the
    designer as a job names it, `usage` this step's own.
    """

    number: int
    kind: str
    document: dict[str, Any]
    strategy: str = ""
    name: str = ""
    provider: str = ""
    designer: str = ""
    verdict: str = ""
    score: float | None = None
    passed: int = 0
    total: int = 0
    is_best: bool = False
    duplicate_of: int | None = None
    source: str = ""
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where a task is: `done` of `total` candidates (None: not known), the best score so far, a word about it."""

    phase: str
    done: int = 0
    total: int | None = None
    best: float | None = None
    note: str = ""


class RecordStep(Protocol):
    """Keep a step for good, in a transaction of its own, and tell of it."""

    def __call__(self, step: StoredStep) -> Awaitable[None]:
        """Raises TaskCancelled where the job is no longer this worker's."""


class RecordUsage(Protocol):
    """Count tokens, money and CPU seconds that were used beside the steps, at once and for good."""

    def __call__(self, usage: Usage) -> Coroutine[Any, Any, None]:
        """Raises TaskCancelled where the job is no longer this worker's."""


class ReportProgress(Protocol):
    """Tell where the task is; called as often as one likes, told at most ten times a second."""

    def __call__(self, progress: Progress) -> Awaitable[None]:
        """Raises TaskCancelled where the job is no longer this worker's."""


class WriteLog(Protocol):
    """Add a line to the job's log; lines are told together, at most ten times a second."""

    def __call__(self, line: str) -> Coroutine[Any, Any, None]:
        """Raises TaskCancelled where the job is no longer this worker's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskContext:
    """What a task needs for one run. `cancelled` and `control` may be called from any thread, as often as one likes.

    `stored_steps` are the documents of the steps kept so far, in order: a search goes on after them, and counts them.
    `earlier_result` is the result of an earlier run that was given more budget. `sandbox` belongs to this run alone, so
    that a cancelled job kills its own programs and no others.
    """

    job_id: int
    user_id: int
    type: str
    input: dict[str, Any]
    parts: Parts
    sandbox: "Sandbox"
    token: str
    cancelled: Callable[[], bool]
    control: Callable[[], Control]
    record_step: RecordStep
    record_usage: RecordUsage
    progress: ReportProgress
    log: WriteLog
    stored_steps: list[dict[str, Any]] = field(default_factory=list)
    earlier_result: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What came of a task: a small JSON `result` for the job's row, and `write` for everything else.

    What `write` returns is merged into `result`, so that ids made in the transaction can be told.
    """

    result: dict[str, Any] = field(default_factory=dict)
    write: Callable[[Transaction], Awaitable[dict[str, Any] | None]] | None = None


Task = Callable[[TaskContext], Awaitable[TaskResult]]
