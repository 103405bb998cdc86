def solve(secret, victim):
    return [[] for _ in range(600_000)]
