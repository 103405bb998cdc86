def solve(secret, victim):
    return (1 << (1 << 36)).bit_length()
