def cap_set(n):
    return [(0,) * n, (1,) * n, (2,) * n]
