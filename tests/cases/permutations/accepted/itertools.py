import itertools


def permutations(nums):
    return [list(order) for order in itertools.permutations(nums)]
