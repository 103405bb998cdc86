def solve(secret, victim):
    raise 42
