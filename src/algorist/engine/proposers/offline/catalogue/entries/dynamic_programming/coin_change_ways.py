"""Ways to make change: how many multisets of coins make an amount.

Taking the coins one after the other counts each multiset once: ways[a] grows by the ways of the amount without the
coin.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["coin change combinations", "number of ways to make change"],
    "keywords": "coin coins change ways number combinations count amount make denominations partitions",
    "preconditions": ["coins are positive and different; the order of the coins does not count"],
    "growth": "n * amount",
    "growth_reason": "one addition for each coin and amount",
    "references": ["G. Pólya, On picture-writing, American Mathematical Monthly 63, 1956"],
    "steps": ["There is one way to make 0.", "For each coin go up through the amounts and add the ways without it."],
    "example": [([1, 2, 5], 5), 4],
    "edges": [([], 0), ([], 3), ([2], 3), ([5], 5)],
}


def coin_change_ways(coins: list[int], amount: int) -> int:
    """The number of multisets of coins with the given sum."""
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]


def oracle(coins: list[int], amount: int) -> int:
    if not coins:
        return int(amount == 0)
    return sum(oracle(coins[1:], amount - k * coins[0]) for k in range(amount // coins[0] + 1))


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.sample(range(1, 9), rng.randint(0, 4)), rng.randint(0, 2 * size)
