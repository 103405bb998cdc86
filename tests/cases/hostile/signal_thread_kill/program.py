import ctypes


def solve(secret, victim):
    return "THROUGH" if ctypes.CDLL(None).tgkill(victim, victim, 9) == 0 else "nothing"
