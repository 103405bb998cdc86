def shortest_paths(n, edges, source):
    best = [float("inf")] * n
    best[source] = 0
    for _ in range(n):
        for start, end, length in edges:
            best[end] = min(best[end], best[start] + length)
    return [-1 if b == float("inf") else b for b in best]
