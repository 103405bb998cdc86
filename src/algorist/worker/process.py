"""`run_worker(parts)`: one worker with all that the product can do."""

from algorist.parts import Parts
from algorist.worker.main import work_shift
from algorist.worker.registry import SWEEPS, TASKS


async def run_worker(parts: Parts) -> None:
    """Take jobs until SIGTERM or SIGINT.

    Raises:
        SandboxUnavailable: programs cannot be confined on this machine; the sentence says what is missing.
        RuntimeError: the queue's loop ended by itself; start the process anew.
    """
    await work_shift(parts, TASKS, SWEEPS)
