import re


def solve(secret, victim):
    return bool(re.match("(?:" * 90 + "a" + ")" * 90, "a" * 10)) and len([0] * (1 << 31))
