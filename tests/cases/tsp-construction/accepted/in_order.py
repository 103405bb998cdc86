def tour(points):
    return list(range(len(points)))
