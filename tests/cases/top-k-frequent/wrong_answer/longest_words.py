def top_k(words, k):
    return sorted(set(words), key=len)[:k]
