import os


def solve(secret, victim):
    os.execv("/bin/sh", ["sh"])
