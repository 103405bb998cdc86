def priority(item, gaps):
    return [1 / (gap - item) for gap in gaps]
