import os


def solve(secret, victim):
    os.nice(-5)
