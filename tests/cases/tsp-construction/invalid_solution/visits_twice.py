def tour(points):
    return [0] * len(points)
