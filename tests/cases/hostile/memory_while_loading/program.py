kept = bytearray(1 << 33)


def solve(secret, victim):
    return 1
