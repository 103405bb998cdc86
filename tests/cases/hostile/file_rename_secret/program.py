import os


def solve(secret, victim):
    os.rename(secret, secret + ".left-over")
