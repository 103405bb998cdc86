import itertools


def solve(secret, victim):
    return itertools.repeat(0)
