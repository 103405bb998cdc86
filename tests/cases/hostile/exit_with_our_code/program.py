import os


def solve(secret, victim):
    os._exit(97)
