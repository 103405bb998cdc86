def tour(points):
    return [True if i == 1 else i for i in range(len(points))]
