def solve(secret, victim):
    return solve
