def running_median(nums):
    return [sum(nums[:i]) / i for i in range(1, len(nums) + 1)]
