import os


def solve(secret, victim):
    os.memfd_create("x")
