# mypy: disable-error-code="no-untyped-def,no-untyped-call,var-annotated,misc"
"""Looks for large cap sets: sets of vectors over 0, 1, 2 of which no three different ones add up to zero.

The set is made of whole orbits of a group that keeps lines (sign changes of two coordinates at a time, turns of
coordinates), which shrinks the search, as the structure of FunSearch's set of 512 shows. A tabu search puts in the
orbit that costs the least and drops those with which it forms lines. For each group the best is kept; products of
smaller sets are tried as well.
"""

import itertools
import random

import numpy as np

SEED = 0
MOVES = 2500
TENURE = 8
SAMPLE = 14


def sign_changes(n, span):
    """Sign changes of two coordinates at a time."""
    return [np.array([-1 if k in {i, (i + span) % n} else 1 for k in range(n)]) for i in range(n)]


def turn(n, length):
    """The order of coordinates after a turn of each block of one length."""
    order = list(range(n))
    for start in range(0, n - length + 1, length):
        order[start : start + length] = [*range(start + 1, start + length), start]
    return order


def find_orbits(n, signs, orders):
    """For every vector (counted in threes) the number of its orbit."""
    vectors = np.array(list(itertools.product(range(3), repeat=n)))
    powers = 3 ** np.arange(n)[::-1]
    images = [(vectors * s) % 3 @ powers for s in signs] + [vectors[:, o] @ powers for o in orders]
    label = np.arange(3**n)
    while True:
        smallest = label.copy()
        for image in images:
            np.minimum.at(smallest, image, label)
            smallest = np.minimum(smallest, smallest[image])
        if (smallest == label).all():
            return vectors, powers, np.unique(label, return_inverse=True)[1]
        label = smallest


def meetings(vectors, powers, orbit):
    """For orbits a and b the set (as bits) of the orbits in which the lines through both have their third vector."""
    count = int(orbit.max()) + 1
    table = [[0] * count for _ in range(count)]
    sizes = np.bincount(orbit)
    for a in range(count):
        member = int(np.argmax(orbit == a))
        third = orbit[(-(vectors + vectors[member])) % 3 @ powers]
        pairs = np.unique(np.delete(orbit * count + third, member))
        for b, c in zip((pairs // count).tolist(), (pairs % count).tolist(), strict=True):
            table[a][b] |= 1 << c
    return table, sizes.tolist()


def search(n, signs, orders, moves, rng):
    """Tabu search over the orbits of a group; the vectors of the largest set found."""
    vectors, powers, orbit = find_orbits(n, signs, orders)
    if int(orbit.max()) >= 800:
        return []
    table, sizes = meetings(vectors, powers, orbit)
    usable = [k for k in range(len(sizes)) if not table[k][k] >> k & 1]
    inside, held, size, best, best_size = 0, [], 0, [], 0
    free_at, taken = [0] * len(sizes), [0] * len(sizes)
    for move in range(moves):
        outside = [k for k in usable if not inside >> k & 1 and free_at[k] <= move]
        if not outside:
            continue
        judged = []
        for k in rng.sample(outside, min(len(outside), SAMPLE)):
            within, row = inside | 1 << k, table[k]
            # A clash through two vectors of an orbit inside and one of k shows as that orbit in its own row.
            clashes = [j for j in held if row[j] & within]
            loss = sum(sizes[j] for j in clashes) - sizes[k]
            judged.append((loss + 0.02 * sizes[k] * taken[k] + 0.5 * rng.random(), k, clashes))
        _, k, clashes = min(judged)
        for j in clashes:
            free_at[j] = move + TENURE + rng.randrange(TENURE)
            inside &= ~(1 << j)
            size -= sizes[j]
        held = [j for j in held if inside >> j & 1] + [k]
        inside |= 1 << k
        size += sizes[k]
        taken[k] += 1
        if size > best_size:
            best, best_size = list(held), size
    chosen = np.isin(orbit, best)
    return [tuple(int(x) for x in v) for v in vectors[chosen]]


def groups_of(n):
    """The groups that are tried: (sign changes, orders of coordinates)."""
    signs = [(sign_changes(n, 1), [])] if n > 1 else []
    signs += [(sign_changes(n, 1), [turn(n, length)]) for length in range(2, n + 1)]
    if n > 6:  # there are too many vectors for the smaller groups
        return signs
    turns = [([], [turn(n, length)]) for length in range(2, n + 1)]
    both = [([-np.ones(n, int)], [turn(n, length)]) for length in range(2, n + 1)]
    return [*signs, *turns, *both, ([], [])]


def is_cap(vectors):
    """Whether no three different vectors add up to zero."""
    members = set(vectors)
    pairs = itertools.combinations(vectors, 2)
    return not any(tuple(-(x + y) % 3 for x, y in zip(a, b, strict=True)) in members for a, b in pairs)


def find_cap(n, known=None):
    """The largest cap set found; [] for n below 1."""
    known = {} if known is None else known
    if n < 1:
        return []
    if n not in known:
        rng = random.Random(SEED)
        moves = MOVES * (4 if n <= 5 else 1)
        found = [search(n, signs, orders, moves, rng) for signs, orders in groups_of(n)]
        if n > 1:
            sizes = range(1, n // 2 + 1) if n <= 6 else [n - 6]
            parts = [(find_cap(k, known), find_cap(n - k, known)) for k in sizes]
            found += [[a + b for a in one for b in other] for one, other in parts]
        known[n] = max((cap for cap in found if is_cap(cap)), key=len)
    return known[n]
