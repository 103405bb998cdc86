import os


def solve(secret, victim):
    return "THROUGH" if "var" in os.listdir("/") else "nothing"
