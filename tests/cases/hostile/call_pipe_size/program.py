import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.fcntl(4, 1031, 1 << 20) >= 0 else "nothing"
