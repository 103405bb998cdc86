import ctypes


def solve(secret, victim):
    ctypes.string_at(0)
