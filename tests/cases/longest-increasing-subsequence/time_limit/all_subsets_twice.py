def longest_increasing(nums):
    best = 0
    for chosen in range(1 << (2 * len(nums))):
        kept = [x for i, x in enumerate(nums) if chosen >> i & 1]
        if all(a < b for a, b in zip(kept, kept[1:])):
            best = max(best, len(kept))
    return best
