import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    c.mmap.restype = ctypes.c_void_p
    got = c.mmap(None, 4096, 7, 0x22, -1, 0)
    return "nothing" if got == ctypes.c_void_p(-1).value else "THROUGH"
