def two_sum(nums, target):
    before = list(nums)
    nums.sort()
    for i in range(len(before)):
        for j in range(i):
            if before[i] + before[j] == target:
                return j, i
