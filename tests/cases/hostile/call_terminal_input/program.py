import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.ioctl(0, 0x5412, b"x") >= 0 else "nothing"
