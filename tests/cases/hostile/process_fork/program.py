import os


def solve(secret, victim):
    os.fork()
