def solve(secret, victim):
    return 1 << 3_000_000
