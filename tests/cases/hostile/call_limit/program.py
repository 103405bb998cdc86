import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.prlimit(0, 7, (ctypes.c_uint64 * 2)(4096, 4096), None) >= 0 else "nothing"
