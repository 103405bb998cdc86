import itertools


def permutations(nums):
    return list(itertools.permutations(nums))
