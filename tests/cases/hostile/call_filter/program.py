import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.prctl(22, 2, 0, 0, 0) >= 0 else "nothing"
