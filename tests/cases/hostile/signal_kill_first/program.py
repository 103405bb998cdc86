import os


def solve(secret, victim):
    os.kill(1, 9)
