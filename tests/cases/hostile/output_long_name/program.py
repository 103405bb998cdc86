def solve(secret, victim):
    raise type("E" * 1_000_000, (Exception,), {})
