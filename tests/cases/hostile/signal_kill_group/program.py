import os


def solve(secret, victim):
    os.killpg(0, 9)
