def solve(secret, victim):
    return "x" * (9 << 20)
