def priority(item, gaps):
    return ["high"] * len(gaps)
