def sort_array(nums):
    def sink(i, end):
        while 2 * i + 1 < end:
            child = 2 * i + 1
            if child + 1 < end and nums[child + 1] > nums[child]:
                child += 1
            if nums[i] >= nums[child]:
                return
            nums[i], nums[child] = nums[child], nums[i]
            i = child

    for i in range(len(nums) // 2, -1, -1):
        sink(i, len(nums))
    for end in range(len(nums) - 1, 0, -1):
        nums[0], nums[end] = nums[end], nums[0]
        sink(0, end)
