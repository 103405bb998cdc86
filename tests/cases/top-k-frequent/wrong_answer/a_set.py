def top_k(words, k):
    return set(sorted(set(words), key=words.count, reverse=True)[:k])
