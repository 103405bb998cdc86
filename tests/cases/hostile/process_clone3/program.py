import ctypes


def solve(secret, victim):
    return "THROUGH" if ctypes.CDLL(None).syscall(435, 0, 0) >= 0 else "nothing"
