import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.reboot(0x1234567) >= 0 else "nothing"
