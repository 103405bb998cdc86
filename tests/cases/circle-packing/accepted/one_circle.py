def pack_circles(n):
    return [(0.5, 0.5, 0.5)] + [(0.0, 0.0, 0.0)] * (n - 1)
