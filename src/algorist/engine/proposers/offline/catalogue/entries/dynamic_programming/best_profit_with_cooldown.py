"""Stock trading with cooldown: the best profit from any number of trades with a day's rest after each sale.

Three states are kept from day to day: holding a share, having just sold, and being free to buy. Each day updates the
best sum of money in each state.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "buy sell stock cooldown profit prices maximum any number of transactions rest day",
    "preconditions": ["one share at a time"],
    "growth": "n",
    "growth_reason": "one step for each day",
    "references": ["J. Kleinberg and É. Tardos, Algorithm Design, chapter 6"],
    "steps": [
        "Holding: hold on or buy when free.",
        "Sold: sell what is held.",
        "Free: stay free or rest after a sale.",
    ],
    "example": [([1, 2, 3, 0, 2],), 3],
    "edges": [([],), ([1],), ([1, 2],), ([2, 1],), ([1, 2, 4],)],
}


def best_profit_with_cooldown(prices: list[int]) -> int:
    """The best total profit."""
    holding, sold, free = float("-inf"), float("-inf"), 0.0
    for price in prices:
        holding, sold, free = max(holding, free - price), holding + price, max(free, sold)
    return int(max(sold, free))


def oracle(prices: list[int]) -> int:
    def best(day: int) -> int:
        if day >= len(prices):
            return 0
        sales = range(day + 1, len(prices))
        return max([best(day + 1), *(prices[s] - prices[day] + best(s + 2) for s in sales)])

    return best(0)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return ([rng.randint(0, 9) for _ in range(min(size, 9))],)
