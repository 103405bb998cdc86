import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.sethostname(b"owned", 5) >= 0 else "nothing"
