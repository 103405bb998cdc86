import ctypes


def solve(secret, victim):
    return "THROUGH" if ctypes.CDLL(None).fork() >= 0 else "nothing"
