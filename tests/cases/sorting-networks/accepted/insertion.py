def sorting_network(n):
    return [(j, j + 1) for i in range(1, n) for j in range(i - 1, -1, -1)]
