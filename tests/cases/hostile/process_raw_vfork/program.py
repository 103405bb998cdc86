import ctypes


def solve(secret, victim):
    return "THROUGH" if ctypes.CDLL(None).vfork() >= 0 else "nothing"
