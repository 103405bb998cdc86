"""Walls inside a computing child, behind its parent's watch: memory, CPU time, and an end when the parent ends."""

import ctypes
import json
import math
import resource
import signal
import sys
from typing import Any

_MEMORY = 3 << 30
_PR_SET_PDEATHSIG = 1


def confine_child(cpu_seconds: float) -> None:
    """Put this process behind its walls."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    most = math.ceil(1.3 * cpu_seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def write_line(document: dict[str, Any]) -> None:
    """Tell the parent something at once."""
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()
