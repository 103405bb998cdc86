# mypy: disable-error-code="no-untyped-def,no-untyped-call,var-annotated,misc"
"""Finds a short round trip: greedy start, 2-opt and or-opt among near neighbours, then small kicks that are kept when
they help (iterated local search; Johnson and McGeoch 1997).
"""

import math
import random
from itertools import permutations

SEED = 0
NEAR = 8
WORK = 2_300_000
SEGMENT = 30


class Tour:
    """An order of points under improvement; `work` counts what was looked at, so that every run is the same."""

    def __init__(self, points):
        self.points = points
        n = len(points)
        self.distance = [[math.floor(math.dist(a, b) + 0.5) for b in points] for a in points]
        ranked = (sorted(range(n), key=row.__getitem__) for row in self.distance)
        self.near = [[j for j in row if j != i][:NEAR] for i, row in enumerate(ranked)]
        self.order = self.begin(n)
        self.place = [0] * n
        self.number()
        self.work = 0

    def begin(self, n):
        """The nearest point that is left, again and again."""
        order, left = [0], set(range(1, n))
        while left:
            row = self.distance[order[-1]]
            order.append(min(left, key=lambda i: (row[i], i)))
            left.remove(order[-1])
        return order

    def number(self):
        """Where each point stands."""
        for i, point in enumerate(self.order):
            self.place[point] = i

    def length(self):
        """The length of the round trip."""
        return sum(self.distance[a][b] for a, b in zip(self.order, self.order[1:] + self.order[:1], strict=True))

    def reverse(self, i, j):
        """Turn the part from place i to place j, or what lies outside of it when that is shorter."""
        n = len(self.order)
        count = (j - i) % n + 1
        if 2 * count > n:
            i, j, count = (j + 1) % n, (i - 1) % n, n - count
        self.work += count
        order, place = self.order, self.place
        for _ in range(count // 2):
            a, b = order[i], order[j]
            order[i], order[j], place[b], place[a] = b, a, i, j
            i, j = (i + 1) % n, (j - 1) % n

    def improve(self, queue):
        """Local moves from the points of the queue until none helps."""
        waiting = set(queue)
        while queue:
            a = queue.pop()
            waiting.discard(a)
            for touched in iter(lambda a=a: self.move(a), None):
                for point in touched:
                    if point not in waiting:
                        waiting.add(point)
                        queue.append(point)

    def move(self, a):
        """One improving move that begins at point a; the points that it touched, or None."""
        n, order, place, distance = len(self.order), self.order, self.place, self.distance
        row = distance[a]
        for forward in (True, False):
            b = order[(place[a] + (1 if forward else -1)) % n]
            for c in self.near[a]:
                self.work += 1
                gain = row[b] - row[c]
                if gain <= 0:
                    break
                d = order[(place[c] + (1 if forward else -1)) % n]
                if gain + distance[c][d] - distance[b][d] > 0:
                    if forward:
                        self.reverse(place[b], place[c])
                    else:
                        self.reverse(place[c], place[b])
                    return a, b, c, d
        return self.shift(a)

    def shift(self, a):
        """Move a run of up to three points that begins at a to between two near neighbours."""
        n, order, place, distance = len(self.order), self.order, self.place, self.distance
        for count in range(1, min(3, n - 3) + 1):
            start = place[a]
            run = [order[(start + k) % n] for k in range(count)]
            last, before, behind = run[-1], order[start - 1], order[(start + count) % n]
            saved = distance[before][a] + distance[last][behind] - distance[before][behind]
            if saved <= 0:
                continue
            for c in self.near[a]:
                self.work += 1
                if c in run:
                    continue
                if distance[a][c] >= saved:
                    break
                for d in (order[(place[c] + 1) % n], order[place[c] - 1]):
                    if d in run or {c, d} == {before, behind}:
                        continue
                    if saved - distance[a][c] - distance[last][d] + distance[c][d] > 0:
                        self.put(run, c, d)
                        return a, last, before, behind, c, d
        return None

    def put(self, run, c, d):
        """Take a run out and put it back between c and d, its first point beside c."""
        inside = set(run)
        left = [p for p in self.order if p not in inside]
        at = left.index(c)
        after = left[(at + 1) % len(left)] == d
        self.order = left[: at + 1] + run + left[at + 1 :] if after else left[:at] + run[::-1] + left[at:]
        self.work += len(left) // 4
        self.number()

    def kick(self, rng):
        """Swap two short neighbouring parts; the points at whose ends something changed."""
        n = len(self.order)
        reach = min(SEGMENT, (n - 2) // 2)
        first, second = rng.randint(1, reach), rng.randint(1, reach)
        start = rng.randrange(n)
        turned = self.order[start:] + self.order[:start]
        one, other = turned[1 : 1 + first], turned[1 + first : 1 + first + second]
        self.order = [turned[0], *other, *one, *turned[1 + first + second :]]
        self.number()
        self.work += n // 4
        return [turned[0], one[0], one[-1], other[0], other[-1], self.order[(1 + first + second) % n]]


def find_tour(points):
    """The order of a short round trip."""
    n = len(points)
    if n < 8:
        return list(range(n)) if n < 4 else small_tour(points)
    tour, rng = Tour(points), random.Random(SEED)
    tour.improve(list(range(n)))
    best, kept = tour.length(), list(tour.order)
    while tour.work < WORK:
        ends = tour.kick(rng)
        tour.improve(ends)
        tour.work += n // 2
        length = tour.length()
        if length <= best:
            best, kept = length, list(tour.order)
        else:
            tour.order = list(kept)
            tour.number()
    return kept


def small_tour(points):
    """The shortest of few points, by trying every order of the others."""

    def length(order):
        return sum(
            math.floor(math.dist(points[a], points[b]) + 0.5) for a, b in zip(order, [*order[1:], 0], strict=True)
        )

    return min(([0, *rest] for rest in permutations(range(1, len(points)))), key=length)
