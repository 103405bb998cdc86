"""Task scheduler: how long tasks take when equal ones must keep a distance.

The most frequent task sets a frame with gaps that the others fill. When there are more tasks than the frame has room
for, no gap stays empty.
"""

from collections import Counter
from random import Random
from typing import Any

ENTRY = {
    "keywords": "task scheduler cooldown least intervals cpu tasks idle time",
    "preconditions": ["between two equal tasks lie at least `gap` steps"],
    "growth": "n",
    "growth_reason": "one pass to count",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 4"],
    "steps": [
        "Count the tasks.",
        "The most frequent one, m times, needs (m - 1) frames of gap + 1 steps.",
        "Add one step for each task that is as frequent; no less than the number of tasks.",
    ],
    "example": [(["A", "A", "A", "B", "B", "B"], 2), 8],
    "edges": [([], 2), (["A"], 5), (["A", "A"], 0), (["A", "A"], 3), (["A", "B", "C"], 1)],
}


def task_scheduler(tasks: list[str], gap: int) -> int:
    """The number of steps, idle ones included."""
    counts = Counter(tasks).values()
    most = max(counts, default=0)
    frame = max(most - 1, 0) * (gap + 1) + sum(count == most for count in counts)
    return max(frame, len(tasks))


def oracle(tasks: list[str], gap: int) -> int:
    left = Counter(tasks)
    ready = dict.fromkeys(left, 0)
    step = 0
    while any(left.values()):
        free = [task for task in left if left[task] and ready[task] <= step]
        if free:
            task = max(free, key=lambda name: left[name])
            left[task] -= 1
            ready[task] = step + gap + 1
        step += 1
    return step


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.choice("AAABBC") for _ in range(size)], rng.randint(0, 3)
