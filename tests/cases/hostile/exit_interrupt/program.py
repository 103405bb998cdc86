def solve(secret, victim):
    raise KeyboardInterrupt
