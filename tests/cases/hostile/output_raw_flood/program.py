import os


def solve(secret, victim):
    while True:
        os.write(1, b"\xff" * 4096)
