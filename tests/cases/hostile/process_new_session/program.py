import os


def solve(secret, victim):
    os.setsid()
