import heapq


def shortest_paths(n, edges, source):
    ways = [[] for _ in range(n)]
    for start, end, length in edges:
        ways[start].append((end, length))
        ways[end].append((start, length))
    best = [None] * n
    heap = [(0, source)]
    while heap:
        distance, node = heapq.heappop(heap)
        if best[node] is None:
            best[node] = distance
            for end, length in ways[node]:
                heapq.heappush(heap, (distance + length, end))
    return best
