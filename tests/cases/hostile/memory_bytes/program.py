def solve(secret, victim):
    return len(bytearray(2_500_000_000))
