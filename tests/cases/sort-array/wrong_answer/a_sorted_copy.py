def sort_array(nums):
    return sorted(nums)
