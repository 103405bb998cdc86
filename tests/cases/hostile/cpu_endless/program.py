def solve(secret, victim):
    while True:
        pass
