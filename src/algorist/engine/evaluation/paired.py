"""Whether one program's scores are better than another's on the same instances: exact paired tests.

The sign test counts wins (the binomial distribution, Arbuthnott 1710); the signed-rank test weighs them by size
(Wilcoxon 1945), here with its exact permutation distribution, ties by mid-ranks and zeros left out (Pratt's and
Hollander and Wolfe's textbook form).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from algorist.engine.terms.problem import Direction

LEVEL = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTest:
    """The scores of `a` against those of `b` on the same instances, one-sided: the question is whether `a` is better.

    `gain` is the mean improvement of `a` over `b`, positive when better in the problem's direction. The p-values are
    1.0 where the scores never differ. `better` asks for a gain and for the signed-rank test below the level.
    """

    wins: int
    losses: int
    ties: int
    gain: float
    sign_p: float
    rank_p: float
    better: bool


def paired_test(
    a_scores: Sequence[float],
    b_scores: Sequence[float],
    direction: Direction = Direction.MAXIMISE,
    level: float = LEVEL,
) -> PairedTest:
    """Compare two programs' scores on the same instances, in the same order.

    With fewer than five instances that differ no outcome can be below a level of 0.05: then nothing is better.

    Raises:
        ValueError: the two sequences differ in length or are empty, or a score is not finite.

    """
    if len(a_scores) != len(b_scores) or not a_scores:
        raise ValueError(f"{len(a_scores)} scores cannot be paired with {len(b_scores)}")
    sign = 1 if direction is Direction.MAXIMISE else -1
    gaps = [sign * (Fraction(a) - Fraction(b)) for a, b in zip(a_scores, b_scores, strict=True)]
    wins, losses = sum(g > 0 for g in gaps), sum(g < 0 for g in gaps)
    gain = sum(gaps, Fraction(0)) / len(gaps)
    sign_p, rank_p = sign_test(wins, losses), rank_test([g for g in gaps if g])
    return PairedTest(
        wins=wins,
        losses=losses,
        ties=len(gaps) - wins - losses,
        gain=float(gain),
        sign_p=sign_p,
        rank_p=rank_p,
        better=gain > 0 and rank_p < level,
    )


def sign_test(wins: int, losses: int) -> float:
    """The chance of so many wins or more if either were equally likely."""
    n = wins + losses
    return float(Fraction(sum(math.comb(n, k) for k in range(wins, n + 1)), 2**n))


def rank_test(gaps: Sequence[Fraction]) -> float:
    """The chance of so large a sum of the positive gaps' ranks, or larger, over all ways to set their signs.

    Exact for up to 120 gaps; above that the normal approximation is used, with mid-ranks and a continuity correction.
    """
    if not gaps:
        return 1.0
    ranks = doubled_ranks([abs(g) for g in gaps])
    observed = sum(rank for rank, gap in zip(ranks, gaps, strict=True) if gap > 0)
    most_exact = 120
    if len(gaps) > most_exact:
        mean, deviation = sum(ranks) / 2, math.sqrt(sum(r * r for r in ranks)) / 2
        return 0.5 * math.erfc((observed - 1 - mean) / deviation / math.sqrt(2))
    ways = [0] * (sum(ranks) + 1)
    ways[0] = 1
    reach = 0
    for rank in ranks:
        reach += rank
        for total in range(reach, rank - 1, -1):
            ways[total] += ways[total - rank]
    return float(Fraction(sum(ways[observed:]), 2 ** len(gaps)))


def doubled_ranks(sizes: Sequence[Fraction]) -> list[int]:
    """Twice the rank of each size, from 2; equal sizes share the mean of their ranks, which doubled is whole."""
    order = sorted(range(len(sizes)), key=lambda i: sizes[i])
    ranks = [0] * len(sizes)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and sizes[order[end]] == sizes[order[start]]:
            end += 1
        for i in order[start:end]:
            ranks[i] = start + 1 + end
        start = end
    return ranks
