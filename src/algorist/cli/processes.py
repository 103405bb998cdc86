"""Child processes that never outlive their parent, and are started again when they fall."""

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
# A child that falls again and again is left alone after this many falls in a row, and `up` ends.
MAX_FALLS = 5
STEADY_SECONDS = 30.0


def _end_with_parent() -> None:
    """Runs in the child before exec: the kernel ends it when `up` is killed, however that happens (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1:
            os._exit(1)


@dataclass(slots=True)
class Child:
    """A command that is kept running; without a `log` it speaks to the terminal."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: str | None = None
    log: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    falls: int = 0
    started: float = field(default=0.0)

    def start(self) -> None:
        """Start the command; it reads no keyboard, so that Ctrl-C reaches the parent's handler first."""
        self.started = time.monotonic()
        with ExitStack() as stack:
            out = stack.enter_context(self.log.open("ab")) if self.log else None
            self.process = subprocess.Popen(
                list(self.command),
                env=dict(self.environment),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509  nothing else runs in this process yet
            )

    def last_words(self, lines: int = 12) -> str:
        """The end of its log, for the person who wonders why it fell."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def has_fallen(self) -> bool:
        """Whether it was started and has ended."""
        return self.process is not None and self.process.poll() is not None

    async def start_again(self) -> bool:
        """Start after a fall, a little later each time; False when it falls too often."""
        self.falls = 1 if time.monotonic() - self.started > STEADY_SECONDS else self.falls + 1
        if self.falls > MAX_FALLS:
            return False
        await asyncio.sleep(0.2 * 2**self.falls)
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """SIGTERM, if it runs."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait_or_kill(self, deadline: float) -> None:
        """Wait until `deadline` (monotonic seconds), then kill."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def stop_children(children: Sequence[Child], seconds: float) -> None:
    """End all, the last started first, giving them `seconds` together."""
    for child in reversed(children):
        child.ask_to_stop()
    deadline = time.monotonic() + seconds
    for child in reversed(children):
        child.wait_or_kill(deadline)
