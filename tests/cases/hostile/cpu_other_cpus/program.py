import os


def solve(secret, victim):
    os.sched_setaffinity(0, {0})
