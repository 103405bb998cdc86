import os


def solve(secret, victim):
    os.utime(secret, (0, 0))
