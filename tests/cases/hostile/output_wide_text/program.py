def solve(secret, victim):
    return "\U0001f600" + "x" * (8_000_000)
