import re


def solve(secret, victim):
    return re.match("(a+)+$", "a" * 50 + "b")
