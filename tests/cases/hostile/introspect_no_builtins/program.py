import builtins


def solve(secret, victim):
    builtins.__dict__.clear()
