"""Telling a defect that costs time from a machine that is busy."""

import inspect
from collections.abc import Awaitable, Callable

_TRIES = 4


async def shortest(measure: Callable[[], float | Awaitable[float]], enough: float) -> float:
    """The shortest of some measured durations, in seconds; the first that is short enough ends it.

    A busy machine holds a thing up now and then; what a defect costs, it costs every time.
    """
    best = float("inf")
    for _ in range(_TRIES):
        took = measure()
        best = min(best, await took if inspect.isawaitable(took) else took)
        if best < enough:
            break
    return best
