import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.prctl(4, 1, 0, 0, 0) >= 0 else "nothing"
