def minimise(f, dimension, lower, upper, budget, seed):
    for _ in range(budget + 1):
        f([0.0] * dimension)
