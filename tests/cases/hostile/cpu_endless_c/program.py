def solve(secret, victim):
    return sum(range(10**13))
