import time


def solve(secret, victim):
    time.sleep(10**6)
