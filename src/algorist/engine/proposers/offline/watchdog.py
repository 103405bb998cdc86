"""A computation in a process of its own that cannot run away: killed at its CPU budget, or when it is cancelled."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

_PAUSE = 0.02
_OVER = 1.2  # of the budget; the work ends by itself at 1.0, and a reading may come late
_IDLE_WALL_FACTOR = 30.0  # a process that waits for a CPU is given this many times its budget of wall time


@dataclass(frozen=True, slots=True)
class Work:
    """What came of a computation: its lines in order, its CPU seconds, and whether it had to be killed."""

    lines: tuple[dict[str, Any], ...]
    cpu_seconds: float
    killed: bool


def run_watched(module: str, document: dict[str, Any], *, cpu_seconds: float, cancelled: Callable[[], bool]) -> Work:
    """Run `python -m module` with a JSON document on stdin; it writes JSON lines.

    It gets no environment but its paths, and a fixed hash seed so that it can be repeated.
    """
    environment = {
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONHASHSEED": "0",
        "PATH": os.defpath,
        "OPENBLAS_NUM_THREADS": "1",  # a budget in CPU seconds is for one core
        "OMP_NUM_THREADS": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    written: list[bytes] = []
    reader = threading.Thread(target=_read_lines, args=(process, written), daemon=True)
    reader.start()
    _send(process, document)
    used, killed = _watch(process, cpu_seconds, cancelled)
    process.wait()
    reader.join()
    lines = tuple(_parse(written))
    claimed = max((float(line.get("cpu_seconds", 0.0)) for line in lines), default=0.0)
    return Work(lines, max(used, claimed), killed)


def _send(process: subprocess.Popen[bytes], document: dict[str, Any]) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(document).encode())
        process.stdin.close()
    except BrokenPipeError:  # it ended before it read; its lines, or their absence, say so
        return


def _read_lines(process: subprocess.Popen[bytes], written: list[bytes]) -> None:
    assert process.stdout is not None
    with process.stdout:
        written.extend(process.stdout)


def _watch(process: subprocess.Popen[bytes], cpu_seconds: float, cancelled: Callable[[], bool]) -> tuple[float, bool]:
    """Wait for the end, which comes in time; the CPU seconds used and whether the process was killed."""
    used = 0.0
    until = time.monotonic() + _IDLE_WALL_FACTOR * cpu_seconds + 10.0
    while process.poll() is None:
        used = max(used, _cpu_seconds_of(process.pid))
        if used > _OVER * cpu_seconds or time.monotonic() > until or cancelled():
            process.kill()
            return used, True
        time.sleep(_PAUSE)
    return used, False


def _cpu_seconds_of(pid: int) -> float:
    """The CPU clock of another process of ours (Linux numbers these clocks by process id)."""
    if sys.platform != "linux":
        return 0.0
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:  # it has just ended
        return 0.0


def _parse(written: list[bytes]) -> Iterator[dict[str, Any]]:
    """The whole lines; a killed process may leave half of one."""
    for line in written:
        try:
            yield json.loads(line)
        except ValueError:
            return
