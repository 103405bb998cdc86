"""For developers: runs a command again whenever the source changes."""

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from algorist.cli.processes import Child, stop_children

SOURCE = Path(__file__).resolve().parents[1]


def newest_change() -> float:
    """When a Python file of the package was last written, in seconds since the epoch."""
    return max(_times(), default=0.0)


def _times() -> Iterator[float]:
    for folder, names, files in os.walk(SOURCE):
        names[:] = [name for name in names if name != "__pycache__"]
        for file in files:
            if file.endswith(".py"):
                yield (Path(folder) / file).stat().st_mtime


def run_with_reload(arguments: Sequence[str]) -> int:
    """Run `algorist ARGUMENTS`, again after each change, until Ctrl-C."""
    child = Child(name=arguments[0], command=[sys.executable, "-m", "algorist", *arguments], environment=os.environ)
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
    seen = newest_change()
    child.start()
    try:
        while True:
            time.sleep(0.5)
            latest = newest_change()
            if latest != seen:
                seen = latest
                stop_children([child], 5)
                child.start()
    except KeyboardInterrupt:
        return 0
    finally:
        stop_children([child], 5)
