import ctypes


def solve(secret, victim):
    c = ctypes.CDLL(None)
    c.malloc.restype = ctypes.c_void_p
    count = 0
    while True:
        block = c.malloc(1 << 24)
        if not block:
            raise MemoryError(count)
        ctypes.memset(block, 1, 1 << 24)
        count += 1
