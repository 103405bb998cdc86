"""Jobs with deadlines: the greatest profit of jobs of one day each, each done by its deadline.

The most profitable jobs come first, each on the latest free day before its deadline.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "job sequencing deadlines profit maximum unit time scheduling",
    "preconditions": ["each job is [deadline, profit], both > 0"],
    "growth": "n^2",
    "growth_reason": "a free day is looked for one by one",
    "references": ["E. Horowitz and S. Sahni, Fundamentals of Computer Algorithms, chapter 4"],
    "steps": ["Sort the jobs by profit.", "Put each on its latest free day, if there is one."],
    "example": [([[4, 20], [1, 10], [1, 40], [1, 30]],), 60],
    "edges": [([],), ([[1, 5]],), ([[2, 5], [2, 6], [2, 7]],)],
}


def job_sequencing(jobs: list[list[int]]) -> int:
    """The greatest profit."""
    taken: set[int] = set()
    total = 0
    for deadline, profit in sorted(jobs, key=lambda job: -job[1]):
        day = min(deadline, len(jobs))
        while day in taken:
            day -= 1
        if day > 0:
            taken.add(day)
            total += profit
    return total


def oracle(jobs: list[list[int]]) -> int:
    best = 0
    for chosen in range(2 ** len(jobs)):
        some = sorted(job for place, job in enumerate(jobs) if chosen >> place & 1)
        if all(deadline >= day for day, (deadline, _) in enumerate(some, 1)):
            best = max(best, sum(profit for _, profit in some))
    return best


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([[rng.randint(1, 5), rng.randint(1, 30)] for _ in range(rng.randint(0, min(size, 8)))],)
