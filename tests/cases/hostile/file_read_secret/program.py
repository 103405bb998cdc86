def solve(secret, victim):
    return open(secret).read()
