import os


def solve(secret, victim):
    os.unlink(secret)
