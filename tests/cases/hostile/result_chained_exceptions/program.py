def solve(secret, victim):
    error = ValueError("loop")
    error.__cause__ = error
    error.__context__ = error
    raise error
