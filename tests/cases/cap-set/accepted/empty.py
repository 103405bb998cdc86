def cap_set(n):
    return []
