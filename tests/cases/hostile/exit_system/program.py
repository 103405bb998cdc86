import sys


def solve(secret, victim):
    sys.exit(0)
