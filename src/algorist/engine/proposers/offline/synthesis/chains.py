"""The narrow search for chains of list operations: few operators and few functions, so that five links can be reached.

The operators are those of DeepCoder's language (Balog et al., ICLR 2017).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.expressions import BY_NAME, FIRST, SECOND, Expression, compile_body
from algorist.engine.proposers.offline.synthesis.shapes import BOOL, INT, Shape, function, function2, seq

_NAMES = "max min sum rev sorted at pref suff map filter countf zipw scan"
CHAIN_OPERATORS = tuple(BY_NAME[name] for name in _NAMES.split())
_A: Expression = ("var", FIRST)
_B: Expression = ("var", SECOND)


def suits_chains(arguments: Sequence[Shape], answer: Shape) -> bool:
    """Whether all is integers and lists of them, with a list among the arguments."""
    return set(arguments) | {answer} <= {INT, seq(INT)} and seq(INT) in arguments


def chain_functions() -> Iterator[tuple[Shape, int, Callable[..., Any], Expression]]:
    """The language's own functions: shape, price, callable, body."""
    unary = [("add", 1), ("sub", 1), ("mul", 2), ("floordiv", 2), ("mul", -1), ("mul", 3), ("floordiv", 3), ("mul", 4),
             ("floordiv", 4), ("pow", 2)]  # fmt: skip
    for name, number in unary:
        yield _entry(function(INT, INT), (name, _A, _number(number)), (FIRST,))
    zero, two = _number(0), _number(2)
    odd: Expression = ("eq", ("mod", _A, two), _number(1))
    even: Expression = ("eq", ("mod", _A, two), zero)
    for test in (("lt", zero, _A), ("lt", _A, zero), even, odd):
        yield _entry(function(INT, BOOL), test, (FIRST,))
    for name in ("add", "sub", "mul", "min2", "max2"):
        yield _entry(function2(INT), (name, _A, _B), (FIRST, SECOND))


def _entry(
    shape: Shape, body: Expression, parameters: tuple[str, ...]
) -> tuple[Shape, int, Callable[..., Any], Expression]:
    return shape, 1, compile_body(body, parameters), ("lam", body)


def _number(value: int) -> Expression:
    return ("const", str(value) if value >= 0 else f"({value})")
