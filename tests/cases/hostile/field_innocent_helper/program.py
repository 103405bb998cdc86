def helper(x):
    return x + 1


def solve(secret, victim):
    return helper(1)
