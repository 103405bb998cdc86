def solve(secret, victim):
    nested = []
    for _ in range(100_000):
        nested = [nested]
    return nested
