import os


def solve(secret, victim):
    for _ in range(3000):
        os.mkdir("d")
        os.chdir("d")
