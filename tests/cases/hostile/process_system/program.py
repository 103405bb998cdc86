import os


def solve(secret, victim):
    return "THROUGH" if os.system("true") == 0 else "nothing"
