import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.shmget(0, 1 << 20, 0o1600) >= 0 else "nothing"
