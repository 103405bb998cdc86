def knapsack(weights, values, capacity):
    total = 0
    for weight, value in sorted(zip(weights, values), key=lambda p: -p[1] / (p[0] or 1e-9)):
        if weight <= capacity:
            capacity -= weight
            total += value
    return total
