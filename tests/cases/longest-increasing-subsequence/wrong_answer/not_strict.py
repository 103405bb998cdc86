from bisect import bisect_right


def longest_increasing(nums):
    tails = []
    for x in nums:
        i = bisect_right(tails, x)
        tails[i : i + 1] = [x]
    return len(tails)
