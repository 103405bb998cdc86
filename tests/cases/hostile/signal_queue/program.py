import ctypes


def solve(secret, victim):
    ctypes.CDLL(None).sigqueue(victim, 9, 0)
