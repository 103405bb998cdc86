import os


def solve(secret, victim):
    os.link(secret, "/tmp/algorist-left-over")
