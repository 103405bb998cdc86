def sort_array(nums):
    nums[:] = sorted(set(nums))
