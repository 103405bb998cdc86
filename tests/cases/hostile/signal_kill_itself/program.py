import os


def solve(secret, victim):
    os.kill(os.getpid(), 9)
