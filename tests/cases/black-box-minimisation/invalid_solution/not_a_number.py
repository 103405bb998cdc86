def minimise(f, dimension, lower, upper, budget, seed):
    return [float("nan")] * dimension
