import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.syscall(0x40000000 + 39) >= 0 else "nothing"
