def cap_set(n):
    return [(False,) * n, (True,) * n]
