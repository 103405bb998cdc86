"""The search's own process: a task comes in as JSON, fits go out as JSON lines as they are found, then a summary.

Run as `python -m algorist.engine.proposers.offline.synthesis.child`. It can be killed at any time: what it has written
by then is good.
"""

import contextlib
import json
import sys
import time
from dataclasses import asdict, replace

from algorist.engine.proposers.offline.confinement import confine_child, write_line
from algorist.engine.proposers.offline.synthesis.search import Search
from algorist.engine.proposers.offline.synthesis.task import Task


def main() -> None:
    """Read a task from stdin, search, write what is found to stdout."""
    document = json.load(sys.stdin)
    task = Task.from_document(document["task"])
    confine_child(task.cpu_seconds)
    task = replace(task, cpu_seconds=max(0.05, task.cpu_seconds - time.process_time()))
    search = Search(task, document["name"], lambda fit: write_line({"fit": asdict(fit)}))
    with contextlib.suppress(MemoryError):
        search.run()
    write_line({"tried": search.tried, "level": search.level, "cpu_seconds": time.process_time()})


if __name__ == "__main__":
    main()
