import os


def solve(secret, victim):
    os.mkfifo("/tmp/algorist-left-over")
