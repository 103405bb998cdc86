def solve(secret, victim):
    kept = [bytearray(250_000_000) for _ in range(10)]
    return len(kept)
