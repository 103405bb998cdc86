"""The narrow search for formulas: few operators, each at the price of one, so that long ones can be reached."""

import math
from collections.abc import Sequence

from algorist.engine.proposers.offline.synthesis.expressions import BY_NAME
from algorist.engine.proposers.offline.synthesis.shapes import NUMBERS, Shape

_NAMES = "add sub mul floordiv mod pow fadd fsub fmul fdiv fsqrt fpow fround"
FORMULA_OPERATORS = tuple(BY_NAME[name] for name in _NAMES.split())
FORMULA_NUMBERS = frozenset({1, 2, 3, 4, 6, 0.5, 12, 100, 180, 360, math.pi})


def suits_formulas(arguments: Sequence[Shape], answer: Shape) -> bool:
    """Whether numbers are asked for by numbers."""
    return {*arguments, answer} <= NUMBERS
