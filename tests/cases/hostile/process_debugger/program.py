import ctypes


def solve(secret, victim):
    ctypes.CDLL(None).ptrace(16, victim, 0, 0)
