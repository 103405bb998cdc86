import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.syscall(282 if __import__("os").uname().machine == "aarch64" else 323, 0) >= 0 else "nothing"
