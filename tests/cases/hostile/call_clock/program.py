import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.settimeofday(ctypes.create_string_buffer(16), None) >= 0 else "nothing"
