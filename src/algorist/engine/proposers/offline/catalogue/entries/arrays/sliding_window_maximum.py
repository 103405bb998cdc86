"""Sliding maximum: the largest number of each window of k neighbours.

A queue holds positions whose numbers fall from front to back. A new number removes the smaller ones from the back; the
front leaves when the window has passed it.
"""

from collections import deque
from random import Random
from typing import Any

ENTRY = {
    "keywords": "sliding window maximum k each window deque largest",
    "preconditions": ["k ≥ 1; no window, no answer"],
    "growth": "n",
    "growth_reason": "each position enters and leaves the queue once",
    "references": ["Cormen et al., Introduction to Algorithms, chapter 17"],
    "steps": [
        "Remove smaller numbers from the back of the queue and add the new one.",
        "Drop the front when it has left the window.",
        "The front is the maximum.",
    ],
    "example": [([1, 3, -1, -3, 5, 3, 6, 7], 3), [3, 3, 5, 5, 6, 7]],
    "edges": [([], 1), ([5], 1), ([1, 2], 3), ([2, 1], 1), ([3, 3, 3], 2)],
}


def sliding_window_maximum(nums: list[int], k: int) -> list[int]:
    """The maximum of each window."""
    queue: deque[int] = deque()
    result = []
    for i, value in enumerate(nums):
        while queue and nums[queue[-1]] <= value:
            queue.pop()
        queue.append(i)
        if queue[0] <= i - k:
            queue.popleft()
        if i >= k - 1:
            result.append(nums[queue[0]])
    return result


def oracle(nums: list[int], k: int) -> list[int]:
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return [rng.randint(-9, 9) for _ in range(2 * size)], rng.randint(1, 5)
