import ctypes


def solve(secret, victim):
    ctypes.CDLL(None).inotify_init()
