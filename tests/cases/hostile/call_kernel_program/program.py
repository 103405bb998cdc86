import ctypes

c = ctypes.CDLL(None, use_errno=True)


def solve(secret, victim):
    return (
        "THROUGH"
        if c.syscall(
            280 if __import__("os").uname().machine == "aarch64" else 321, 5, ctypes.create_string_buffer(120), 120
        )
        >= 0
        else "nothing"
    )
