import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return (
        "THROUGH"
        if c.syscall(
            241 if __import__("os").uname().machine == "aarch64" else 298,
            ctypes.create_string_buffer(120),
            0,
            -1,
            -1,
            0,
        )
        >= 0
        else "nothing"
    )
