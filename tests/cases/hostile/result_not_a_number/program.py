def solve(secret, victim):
    return [float("nan"), float("inf"), float("-inf"), -0.0]
