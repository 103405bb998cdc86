def priority(item, gaps):
    return [float("nan")] * len(gaps)
