"""How far a fit is to be trusted: what the examples say against what was tried, and whether rivals behave alike.

Half of all programs that fit three examples are wrong elsewhere. Two measures tell most of them: the bits that the
answers carry beyond the bits that choosing among the tried programs explains (Rissanen's description length), and the
share that the program's behaviour has among all fits, weighed by price, on variations of the inputs. A long program is
never sure: examples that look alike carry fewer bits than they seem to, and it has the room to say so. Nor is one that
counts places where all examples are equally long, or where but one answer, or one part of it, says much.
"""

import math
from collections.abc import Sequence
from typing import Any

from algorist.engine.proposers.offline.examples import Example
from algorist.engine.proposers.offline.information import bits_of_answers
from algorist.engine.proposers.offline.synthesis.search import BITS_OF_COST, Fit
from algorist.engine.terms.design import Confidence

_HIGH_BITS = 16.0
_HIGH_SHARE = 0.85
_LEAST_OF_REST = 12.0  # bits of all answers but the most telling one
_LEAST_OF_PART = 8.0  # bits of one part of answers that are rows of several kinds
_MANY_BITS, _SHARE_OF_MANY_BITS = 32.0, 0.75  # where the answers say that much, a rival may weigh a little more
_HIGH_COST = 8  # on MBPP's `dev` quarter 41 of 44 results that cost no more were right, of the dearer ones 15 of 24
_HIGH_COST_TESTED = 14  # where an example that was kept from the search agreed
_MEDIUM_BITS = 4.0
_MEDIUM_SHARE = 0.6
_ENOUGH_EXAMPLES = 3


def rate_confidence(examples: Sequence[Example], fit: Fit, share: float, *, held_back: int) -> Confidence:
    """High, medium or low. `share` is the behaviour's part among the fits, `held_back` how many examples were kept from
    the search and agreed (each of them is worth its bits again).
    """
    answers = [None if e.answer in e.args else e.answer for e in examples]  # an argument as it was says next to nothing
    margin = bits_of_answers(answers) - max(math.log2(fit.tried + 1), BITS_OF_COST * fit.cost)
    if held_back:
        margin += bits_of_answers(answers[-held_back:])
    if not fit.reads_all:
        return Confidence.LOW
    dearest = _HIGH_COST_TESTED if held_back else _HIGH_COST
    plain = fit.cost <= dearest and not fit.by_place and len(answers) >= _ENOUGH_EXAMPLES
    alone = share >= (_HIGH_SHARE if margin < _MANY_BITS else _SHARE_OF_MANY_BITS)
    if margin >= _HIGH_BITS and alone and plain and _say_enough(answers):
        return Confidence.HIGH
    if margin >= _MEDIUM_BITS and share >= _MEDIUM_SHARE:
        return Confidence.MEDIUM
    return Confidence.LOW


def _say_enough(answers: Sequence[Any]) -> bool:
    """Whether more than one answer speaks, and every part of it: with one long answer among empty ones, or a truth
    value beside a text, something was fitted to nearly nothing.
    """
    without_longest = min(bits_of_answers([*answers[:i], *answers[i + 1 :]]) for i in range(len(answers)))
    rows = all(isinstance(answer, tuple) for answer in answers) and len(set(map(len, answers))) == 1
    columns = list(zip(*answers, strict=True)) if rows else []
    mixed = len({type(column[0]) for column in columns}) > 1
    weakest = min(map(bits_of_answers, columns)) if mixed else _LEAST_OF_PART
    return without_longest >= _LEAST_OF_REST and weakest >= _LEAST_OF_PART
