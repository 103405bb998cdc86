# mypy: disable-error-code="no-untyped-def,no-untyped-call,var-annotated,misc"
"""Builds small sorting networks by beam search over the set of 0-1 vectors that a network can still give.

By the 0-1 principle (Knuth, The Art of Computer Programming 3, 5.3.4) a network sorts when only the n + 1 sorted
vectors are left. The search begins after a few levels of Green's pattern, which leaves few vectors; each step tries
every comparator on every network of the beam and keeps those with the fewest vectors left. Where the search would take
too long, Batcher's merge exchange (1968) is given.
"""

import numpy as np

SEED = 0
WIDTH = 180
LEVELS = (3, 4)
LARGEST = 16
NOISE = 0.02


def solve_by_merging(n):
    """Batcher's network for any n (Knuth's algorithm 5.2.2M)."""
    network = []
    top = 1 << max(0, (n - 1).bit_length() - 1)
    p = top
    while p > 0:
        q, r, d = top, 0, p
        while True:
            network += [(i, i + d) for i in range(n - d) if i & p == r]
            if q == p:
                break
            d, q, r = q - p, q >> 1, p
        p >>= 1
    return network


def begin(n, levels):
    """The first levels of Green's pattern: wires that differ in one bit of their numbers."""
    first = [(i, i | 1 << bit) for bit in range(levels) for i in range(n) if not i >> bit & 1]
    return [(i, j) for i, j in first if j < n]


def exchange(vectors, i, j):
    """The different vectors behind a comparator; bit i of a vector is what wire i carries."""
    wrong = vectors >> i & 1 & ~(vectors >> j)
    return np.unique(vectors ^ (wrong << i | wrong << j))


def is_useful(vectors, i, j):
    """Whether the comparator changes any vector."""
    return bool((vectors >> i & 1 & ~(vectors >> j)).any())


def shape_of(vectors, n):
    """How often each wire carries a one: tells networks apart well enough, and costs little."""
    return (len(vectors), *(int((vectors >> i & 1).sum()) for i in range(n)))


def search(n, levels):
    """A network by beam search after so many levels of the pattern; the beam is narrower for more wires."""
    width = max(20, int(WIDTH * min(1.0, 10 / n) ** 5))
    vectors = np.arange(1 << n, dtype=np.int64)
    network = begin(n, levels)
    for i, j in network:
        vectors = exchange(vectors, i, j)
    rng = np.random.default_rng(SEED)
    beam = [(vectors, network)]
    while all(len(vectors) > n + 1 for vectors, _ in beam):
        grown = {}
        for vectors, network in beam:
            for i in range(n):
                for j in range(i + 1, n):
                    if network[-1:] != [(i, j)] and is_useful(vectors, i, j):
                        behind = exchange(vectors, i, j)
                        grown.setdefault(shape_of(behind, n), (behind, [*network, (i, j)]))
        ranked = sorted(grown.values(), key=lambda entry: len(entry[0]) * (1 + NOISE * rng.random()))
        beam = ranked[:width]
    return min(beam, key=lambda entry: len(entry[0]))[1]


def build(n):
    """The shorter of a searched network and Batcher's."""
    merging = solve_by_merging(n)
    if n < 3 or n > LARGEST:
        return merging
    levels = LEVELS if n <= 12 else LEVELS[-1:]
    return min([*(search(n, count) for count in levels), merging], key=len)
