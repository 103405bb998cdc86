import ctypes


def solve(secret, victim):
    return "THROUGH" if ctypes.CDLL(None).prctl(1, 0, 0, 0, 0) == 0 else "nothing"
