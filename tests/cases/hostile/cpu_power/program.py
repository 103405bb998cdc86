def solve(secret, victim):
    return pow(7, 10**8) % 10
