import os


def solve(secret, victim):
    os.kill(victim, 9)
