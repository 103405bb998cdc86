import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.capset(ctypes.create_string_buffer(8), ctypes.create_string_buffer(24)) >= 0 else "nothing"
