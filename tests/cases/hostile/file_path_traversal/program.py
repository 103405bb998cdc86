import os


def solve(secret, victim):
    return open(os.path.dirname(os.__file__) + "/.." * 12 + "/etc/passwd").read()
