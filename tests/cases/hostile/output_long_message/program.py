def solve(secret, victim):
    raise ValueError("x" * 100_000_000)
