import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.syscall(444, 0, 0, 1) >= 0 else "nothing"
