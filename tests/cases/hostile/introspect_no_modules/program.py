import sys


def solve(secret, victim):
    sys.modules.clear()
    return 1
