import sys


def solve(secret, victim):
    return sys.argv
