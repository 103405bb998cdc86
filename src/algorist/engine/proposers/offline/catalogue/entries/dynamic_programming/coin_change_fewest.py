"""Fewest coins: the smallest number of coins that make an amount, each coin as often as wanted.

fewest[a] for amount a is one more than the best of the amounts that are one coin smaller.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["coin change", "minimum number of coins"],
    "keywords": "coin coins change fewest minimum number amount denominations make",
    "preconditions": ["coins are positive", "-1 says that the amount cannot be made"],
    "growth": "n * amount",
    "growth_reason": "each coin is tried for each amount",
    "references": ["J. W. Wright, The change-making problem, JACM 22(1), 1975"],
    "steps": [
        "Amount 0 takes no coin.",
        "For each amount take the best over all coins of the smaller amount plus one.",
        "An amount that no coin reaches stays out of reach.",
    ],
    "example": [([1, 2, 5], 11), 3],
    "edges": [([], 0), ([], 3), ([2], 3), ([5], 5), ([3, 7], 0)],
}


def coin_change_fewest(coins: list[int], amount: int) -> int:
    """The fewest coins that make the amount, -1 when it cannot be made."""
    out_of_reach = amount + 1
    fewest = [0] + [out_of_reach] * amount
    for reached in range(1, amount + 1):
        for coin in coins:
            if coin <= reached:
                fewest[reached] = min(fewest[reached], fewest[reached - coin] + 1)
    return fewest[amount] if fewest[amount] < out_of_reach else -1


def oracle(coins: list[int], amount: int) -> int:
    sums, used = {0}, 0
    while amount not in sums:
        wider = sums | {s + c for s in sums for c in coins if s + c <= amount}
        if wider == sums:
            return -1
        sums, used = wider, used + 1
    return used


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return rng.sample(range(1, 12), rng.randint(0, 4)), rng.randint(0, 4 * size)
