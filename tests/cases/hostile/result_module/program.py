import os


def solve(secret, victim):
    return os
