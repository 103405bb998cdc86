from bisect import bisect_left


def longest_increasing(nums):
    tails = []
    for x in nums:
        i = bisect_left(tails, x)
        tails[i : i + 1] = [x]
    return len(tails)
