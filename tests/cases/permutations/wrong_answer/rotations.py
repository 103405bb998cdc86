def permutations(nums):
    return [nums[i:] + nums[:i] for i in range(max(1, len(nums)))]
