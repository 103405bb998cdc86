def pack_circles(n):
    r = 0.5 / n * (1 + 1e-15)
    return [((2 * i + 1) * 0.5 / n, 0.5, r) for i in range(n)]
