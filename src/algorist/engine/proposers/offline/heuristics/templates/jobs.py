# mypy: disable-error-code="no-untyped-def,no-untyped-call,var-annotated,misc"
"""Orders jobs on one machine so that their weighted lateness is small: the apparent-tardiness-cost rule with several
look-aheads (Vepsalainen and Morton 1987), then moves and swaps of jobs, with small kicks (iterated local search).
"""

import math
import random

SEED = 0
LOOK_AHEADS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
WORK = 4_000_000
KICKS = 3


def lateness(jobs, order, start=0, end=None, clock=0):
    """The weighted lateness of a part of an order that begins at a time, and the time at its end."""
    total = 0
    for place in range(start, len(order) if end is None else end):
        time, weight, due = jobs[order[place]]
        clock += time
        if clock > due:
            total += weight * (clock - due)
    return total, clock


def by_rule(jobs, look_ahead):
    """The order of the rule: most urgent for its length and weight first."""
    left, clock, order = set(range(len(jobs))), 0, []
    mean = sum(job[0] for job in jobs) / len(jobs)

    def urgency(i):
        time, weight, due = jobs[i]
        return weight / max(time, 1e-9) * math.exp(-max(0, due - time - clock) / (look_ahead * mean)), -i

    while left:
        chosen = max(left, key=urgency)
        order.append(chosen)
        left.remove(chosen)
        clock += jobs[chosen][0]
    return order


def improve(jobs, order, budget):
    """Moves and swaps until none helps or the work is done; the work that is left."""
    n = len(order)
    found = True
    while found and budget > 0:
        found = False
        clock = 0
        for i in range(n - 1):
            for j in range(i + 1, n):
                old, _ = lateness(jobs, order, i, j + 1, clock)
                budget -= 4 * (j - i + 1)
                part = order[i : j + 1]
                for changed in (part[1:] + part[:1], part[-1:] + part[:-1], [part[-1], *part[1:-1], part[0]]):
                    new, _ = lateness(jobs, changed, clock=clock)
                    if new < old:
                        order[i : j + 1] = changed
                        old, part, found = new, changed, True
                if budget <= 0:
                    return budget
            clock += jobs[order[i]][0]
    return budget


def order_by_search(jobs):
    """An order of the jobs with small weighted lateness."""
    if not jobs:
        return []
    rng = random.Random(SEED)
    starts = [by_rule(jobs, k) for k in LOOK_AHEADS]
    starts.append(sorted(range(len(jobs)), key=lambda i: (jobs[i][2], i)))
    best = min(starts, key=lambda order: lateness(jobs, order)[0])
    budget = improve(jobs, best, WORK)
    least = lateness(jobs, best)[0]
    while budget > 0 and len(jobs) > 2 and least > 0:
        trial = list(best)
        for _ in range(KICKS):
            i, j = sorted(rng.sample(range(len(jobs)), 2))
            j = min(j, i + 12)
            trial[i], trial[j] = trial[j], trial[i]
        budget = improve(jobs, trial, budget)
        cost = lateness(jobs, trial)[0]
        if cost <= least:
            best, least = trial, cost
    return best
