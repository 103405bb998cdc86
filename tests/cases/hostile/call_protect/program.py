import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.mprotect(ctypes.c_void_p(ctypes.addressof(c.getpid) & ~4095), 4096, 7) >= 0 else "nothing"
