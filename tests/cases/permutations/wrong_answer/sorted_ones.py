import itertools


def permutations(nums):
    return [sorted(order) for order in itertools.permutations(nums)]
