def minimise(f, dimension, lower, upper, budget, seed):
    return [0.0]
