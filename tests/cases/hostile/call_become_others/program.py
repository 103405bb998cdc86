import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.setgroups(0, 0) >= 0 else "nothing"
