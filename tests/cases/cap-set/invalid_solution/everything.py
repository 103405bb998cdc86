import itertools


def cap_set(n):
    return list(itertools.product((0, 1, 2), repeat=n))
