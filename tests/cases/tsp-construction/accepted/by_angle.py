import math


def tour(points):
    x, y = (sum(p[k] for p in points) / len(points) for k in (0, 1))
    return sorted(range(len(points)), key=lambda i: math.atan2(points[i][1] - y, points[i][0] - x))
