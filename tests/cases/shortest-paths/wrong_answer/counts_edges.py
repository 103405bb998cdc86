def shortest_paths(n, edges, source):
    best, front, steps = [None] * n, {source}, 0
    while front:
        for node in front:
            best[node] = steps
        front = {end for start, end, _ in edges if start in front and best[end] is None}
        steps += 1
    return best
