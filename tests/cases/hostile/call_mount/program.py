import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return "THROUGH" if c.mount(b"none", b"/", b"tmpfs", 0, None) >= 0 else "nothing"
