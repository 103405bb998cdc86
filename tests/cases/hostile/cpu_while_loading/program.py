while True:
    pass


def solve(secret, victim):
    return 1
