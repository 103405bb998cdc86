def priority(item, gaps):
    return [float(-gap) for gap in gaps]
