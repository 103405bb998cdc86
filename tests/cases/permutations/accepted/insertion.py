def permutations(nums):
    orders = [[]]
    for x in nums:
        orders = [order[:i] + [x] + order[i:] for order in orders for i in range(len(order) + 1)]
    return orders
