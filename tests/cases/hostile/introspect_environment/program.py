import os


def solve(secret, victim):
    return [name for name in os.environ if "KEY" in name or "SECRET" in name] or "nothing"
