"""How far a fit is to be trusted: what the examples say against what was tried, and whether rivals behave alike.

Half of all programs that fit three examples are wrong elsewhere. Two measures tell most of them: the bits that the
answers carry beyond the bits that choosing among the tried programs explains (Rissanen's description length), and the
share that the program's behaviour has among all fits, weighed by price, on variations of the inputs. A long program is
never sure: examples that look alike carry fewer bits than they seem to, and it has the room to say so.
"""

import math
from collections.abc import Sequence
from typing import Any

from algorist.engine.proposers.offline.information import bits_of_answers
from algorist.engine.terms.design import Confidence

_HIGH_BITS = 16.0
_HIGH_SHARE = 0.85
_HIGH_COST = 14  # on MBPP's `dev` quarter every wrong result that all else made sure cost more
_BITS_OF_COST = 1.5
_MEDIUM_BITS = 4.0
_MEDIUM_SHARE = 0.6
_ENOUGH_EXAMPLES = 3


def rate_confidence(
    answers: Sequence[Any], tried: int, share: float, *, cost: int, reads_all: bool, held_back: int
) -> Confidence:
    """High, medium or low. `share` is the behaviour's part among the fits, `cost` the program's price, `held_back` how
    many examples were kept from the search and agreed (each of them is worth its bits again).
    """
    margin = bits_of_answers(answers) - max(math.log2(tried + 1), _BITS_OF_COST * cost)
    if held_back:
        margin += bits_of_answers(answers[-held_back:])
    if not reads_all:
        return Confidence.LOW
    short = cost <= _HIGH_COST and len(answers) >= _ENOUGH_EXAMPLES
    if margin >= _HIGH_BITS and share >= _HIGH_SHARE and short:
        return Confidence.HIGH
    if margin >= _MEDIUM_BITS and share >= _MEDIUM_SHARE:
        return Confidence.MEDIUM
    return Confidence.LOW
