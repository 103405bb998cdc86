# mypy: disable-error-code="no-untyped-def,no-untyped-call,var-annotated,misc"
"""Packs circles into the unit square so that the sum of their radii is large.

Sequential linear programming: the centres may move a little and the distances are linearised around where they are; the
linear programme is solved by Mehrotra's interior-point method, and the step is taken when it gains. From the
best of a few starts single circles are put elsewhere, and what is better is kept.
"""

import math

import numpy as np

SEED = 0
STARTS = 12
HOPS = 50
ROUNDS = 30
JITTER = 0.05
REACH = 0.04
POLISH = 80


def solve_programme(cost, rows, bounds, rounds=25):
    """Maximise cost @ x with rows @ x <= bounds, from any inner point, by a primal-dual interior-point method."""
    count, size = rows.shape
    x, slack, dual = np.zeros(size), np.maximum(bounds, 1e-2), np.ones(count)
    for _ in range(rounds):
        primal_gap = rows @ x + slack - bounds
        dual_gap = rows.T @ dual - cost
        middle = slack @ dual / count
        if middle < 1e-11 and abs(primal_gap).max() < 1e-11 and abs(dual_gap).max() < 1e-8:
            break
        weights = dual / slack
        matrix = rows.T @ (rows * weights[:, None]) + 1e-12 * np.eye(size)
        try:
            factor = np.linalg.inv(matrix)
        except np.linalg.LinAlgError:
            break

        def step(target, weights=weights, factor=factor, primal_gap=primal_gap, dual_gap=dual_gap):
            right = -dual_gap + rows.T @ (target / slack - weights * primal_gap)
            dx = factor @ right
            dslack = -primal_gap - rows @ dx
            return dx, dslack, -(target + dual * dslack) / slack

        dx, dslack, ddual = step(slack * dual)
        reach = min(_reach(slack, dslack), _reach(dual, ddual))
        ahead = (slack + reach * dslack) @ (dual + reach * ddual) / count
        centring = (ahead / middle) ** 3
        dx, dslack, ddual = step(slack * dual + dslack * ddual - centring * middle)
        reach_primal, reach_dual = 0.995 * _reach(slack, dslack), 0.995 * _reach(dual, ddual)
        x, slack = x + min(1.0, reach_primal) * dx, slack + min(1.0, reach_primal) * dslack
        dual = dual + min(1.0, reach_dual) * ddual
    return x


def _reach(values, steps):
    """How far all the values stay positive."""
    falling = steps < 0
    return min(1.0, float((-values[falling] / steps[falling]).min())) if falling.any() else 1.0


def improve(centres, radii, reach):
    """One linear programme around the centres: moves within reach, and radii."""
    count = len(centres)
    first, second = np.triu_indices(count, 1)
    apart = centres[first] - centres[second]
    distance = np.maximum(np.linalg.norm(apart, axis=1), 1e-9)
    close = distance < radii[first] + radii[second] + 4 * reach + 0.02
    first, second, apart, distance = first[close], second[close], apart[close], distance[close]
    direction = apart / distance[:, None]
    pairs = len(first)
    rows = np.zeros((pairs, 3 * count))
    at = np.arange(pairs)
    for axis in range(2):
        rows[at, 3 * first + axis] = -direction[:, axis]
        rows[at, 3 * second + axis] = direction[:, axis]
    rows[at, 3 * first + 2] = rows[at, 3 * second + 2] = 1.0
    walls, wall_bounds = [], []
    for i in range(count):
        for axis in range(2):
            for sign, room in ((-1.0, centres[i, axis]), (1.0, 1 - centres[i, axis])):
                wall = np.zeros(3 * count)
                wall[3 * i + axis], wall[3 * i + 2] = sign, 1.0
                step = np.zeros(3 * count)
                step[3 * i + axis] = sign
                walls += [wall, step]
                wall_bounds += [room, reach]
        positive = np.zeros(3 * count)
        positive[3 * i + 2] = -1.0
        walls.append(positive)
        wall_bounds.append(0.0)
    cost = np.zeros(3 * count)
    cost[2::3] = 1.0
    move = solve_programme(cost, np.vstack([rows, np.array(walls)]), np.concatenate([distance, wall_bounds]))
    return np.clip(centres + move.reshape(count, 3)[:, :2], 0.0, 1.0), move[2::3]


def shrink(centres, radii):
    """Radii that fit for certain: every overlap is taken from both circles, and a hair more."""
    radii = np.minimum(np.maximum(radii, 0.0), np.minimum(centres, 1 - centres).min(axis=1))
    count = len(centres)
    for i in range(count):
        for j in range(i):
            room = math.dist(centres[i], centres[j])
            over = radii[i] + radii[j] - room
            if over > 0:
                part = radii[i] / (radii[i] + radii[j])
                radii[i] -= over * part
                radii[j] -= over * (1 - part)
    return np.maximum(radii - 1e-13, 0.0)


def begin(count, start, rng):
    """Centres on a shaken grid of rows, some square and some staggered, to begin with."""
    rows = max(1, round(math.sqrt(count)) + int(rng.integers(-1, 2)))
    per_row = [count // rows + (r < count % rows) for r in range(rows)]
    rng.shuffle(per_row)
    points = [((c + 0.5 + 0.25 * (r % 2) * (start % 2)) / (m + 0.5 * (start % 2)), (r + 0.5) / rows)
              for r, m in enumerate(per_row) for c in range(m)]  # fmt: skip
    return np.clip(np.array(points) + JITTER * rng.standard_normal((count, 2)), 0.02, 0.98)


def climb(centres, radii, rounds, reach):
    """Linear programmes with a reach that shrinks when a step gains nothing."""
    best = shrink(centres, radii).sum()
    for _ in range(rounds):
        moved, grown = improve(centres, radii, reach)
        total = shrink(moved, grown).sum()
        if total > best + 1e-13:
            centres, radii, best = moved, shrink(moved, grown), total
        else:
            reach *= 0.4
            if reach < 1e-9:
                break
    return best, centres, radii


def hop(centres, radii, rng):
    """The same packing with a few circles, the small ones rather, put elsewhere."""
    moved = centres.copy()
    chances = 1 / (radii + 0.02)
    count = int(rng.integers(1, 4))
    for i in rng.choice(len(centres), size=min(count, len(centres)), replace=False, p=chances / chances.sum()):
        moved[i] = rng.random(2)
    return np.clip(moved + 0.003 * rng.standard_normal(moved.shape), 0.02, 0.98)


def pack(n):
    """Circles (x, y, radius) in the unit square."""
    rng = np.random.default_rng(SEED)
    share = min(4.0, (26 / max(n, 1)) ** 2)
    equal = np.full(n, 0.3 / math.sqrt(n))
    starts = range(max(1, round(STARTS * share)))
    found = [climb(begin(n, start, rng), equal, ROUNDS, 0.08) for start in starts]
    best, centres, radii = max(found, key=lambda entry: entry[0])
    for _ in range(round(HOPS * share)):
        total, moved, grown = climb(hop(centres, radii, rng), equal, ROUNDS, REACH)
        if total > best:
            best, centres, radii = total, moved, grown
    _, centres, radii = climb(centres, radii, POLISH, 0.02)
    radii = shrink(centres, radii)
    return [(float(x), float(y), max(0.0, float(r) - 1e-12)) for (x, y), r in zip(centres, radii, strict=True)]
