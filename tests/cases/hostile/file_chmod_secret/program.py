import os


def solve(secret, victim):
    os.chmod(secret, 0o777)
