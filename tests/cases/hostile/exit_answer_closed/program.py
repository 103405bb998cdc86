import os


def solve(secret, victim):
    os.close(4)
    while True:
        pass
