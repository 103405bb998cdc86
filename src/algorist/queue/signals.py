"""Signals to the workers: "look at this job". What is to be done is in its row; a lost signal costs a second."""

from collections.abc import Iterator
from contextlib import contextmanager

from algorist.redis.bell import Bell, Listener

_TOPIC = "worker-signals"


async def signal_job(bell: Bell, job_id: int) -> None:
    """Tell whoever runs the job to look at its row now."""
    await bell.ring(_TOPIC, job_id)


@contextmanager
def hear_signals(bell: Bell) -> Iterator[Listener]:
    """Hear of jobs whose rows are to be looked at; each ring's body is a job's id."""
    with bell.listen(_TOPIC) as listener:
        yield listener
