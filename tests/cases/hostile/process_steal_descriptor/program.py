import ctypes


def solve(secret, victim):
    c = ctypes.CDLL(None)
    return "THROUGH" if c.syscall(438, c.syscall(434, victim, 0), 0, 0) >= 0 else "nothing"
