import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.prlimit(victim, 9, (ctypes.c_uint64 * 2)(1, 1), None) >= 0 else "nothing"
