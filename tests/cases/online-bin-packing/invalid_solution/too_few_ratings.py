def priority(item, gaps):
    return [1.0]
