import os


def solve(secret, victim):
    os.truncate(secret, 0)
