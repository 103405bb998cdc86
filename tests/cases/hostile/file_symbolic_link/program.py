import os


def solve(secret, victim):
    os.symlink(secret, "/tmp/algorist-left-over")
    return open("/tmp/algorist-left-over").read()
