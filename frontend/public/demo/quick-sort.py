def quick_sort(numbers):
    """Sort in place: what is smaller than the pivot goes to its left, then both sides are sorted the same way."""

    def sort(low, high):
        if low >= high:
            return
        pivot = numbers[high]
        border = low
        for i in range(low, high):
            if numbers[i] < pivot:
                numbers[border], numbers[i] = numbers[i], numbers[border]
                border += 1
        numbers[border], numbers[high] = numbers[high], numbers[border]
        sort(low, border - 1)
        sort(border + 1, high)

    sort(0, len(numbers) - 1)
    return numbers
