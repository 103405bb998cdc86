import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.syscall(425, 8, ctypes.create_string_buffer(120)) >= 0 else "nothing"
