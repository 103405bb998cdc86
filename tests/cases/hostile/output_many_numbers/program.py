def solve(secret, victim):
    return list(range(1_000_000))
