import heapq


def shortest_paths(n, edges, source):
    ways = [[] for _ in range(n)]
    for start, end, length in edges:
        ways[start].append((end, length))
    best = [None] * n
    heap = [(0, source)]
    while heap:
        distance, node = heapq.heappop(heap)
        if best[node] is not None:
            continue
        best[node] = distance
        for end, length in ways[node]:
            if best[end] is None:
                heapq.heappush(heap, (distance + length, end))
    return best
