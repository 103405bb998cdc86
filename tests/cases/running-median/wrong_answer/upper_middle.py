def running_median(nums):
    return [sorted(nums[:i])[i // 2] for i in range(1, len(nums) + 1)]
