import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.syscall(9999) >= 0 else "nothing"
