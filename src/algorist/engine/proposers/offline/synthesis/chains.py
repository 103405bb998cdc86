"""The narrow search for chains of list operations: few operators, each with its function, so that five can be reached.

The operators are those of DeepCoder's language (Balog et al., ICLR 2017). A program costs one for each of its
statements. The last statements are searched from the other end: where an operation can be undone, what must stand
before it is looked for as well as the answer.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from algorist.engine.proposers.offline.synthesis.expressions import BY_NAME, FIRST, SECOND, Expression, compile_body
from algorist.engine.proposers.offline.synthesis.operators import Operator
from algorist.engine.proposers.offline.synthesis.shapes import INT, Shape, seq

_PLAIN = ("max", "min", "sum", "rev", "sorted", "at", "pref", "suff")
_A: Expression = ("var", FIRST)
_B: Expression = ("var", SECOND)
_LIST = seq(INT)
_UNDONE_STEPS = 2

Values = tuple[Any, ...]
Undo = Callable[[tuple[int, ...]], tuple[int, ...]]


class NoWayBackError(ValueError):
    """Nothing gives this list under the operation."""


def suits_chains(arguments: Sequence[Shape], answer: Shape) -> bool:
    """Whether all is integers and lists of them, with a list among the arguments."""
    return set(arguments) | {answer} <= {INT, _LIST} and _LIST in arguments


def _number(value: int) -> Expression:
    return ("const", str(value) if value >= 0 else f"({value})")


def _changes() -> Iterator[tuple[Expression, Undo | None]]:
    """The functions that are mapped, with the way back where there is one."""
    for number in (1, -1):
        yield ("add", _A, _number(number)), partial(_subtract, number)
    for number in (2, 3, 4, -1):
        yield ("mul", _A, _number(number)), partial(_divide, number)
        if number > 1:
            yield ("floordiv", _A, _number(number)), None
    yield ("pow", _A, _number(2)), None


def _subtract(number: int, goal: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(v - number for v in goal)


def _divide(number: int, goal: tuple[int, ...]) -> tuple[int, ...]:
    if any(v % number for v in goal):
        raise NoWayBackError
    return tuple(v // number for v in goal)


def _differences(sign: int, goal: tuple[int, ...]) -> tuple[int, ...]:
    """What was accumulated: by adding for 1, by subtracting for -1."""
    return goal[:1] + tuple(sign * (b - a) for a, b in pairwise(goal))


_TESTS: tuple[Expression, ...] = (
    ("lt", _number(0), _A),
    ("lt", _A, _number(0)),
    ("eq", ("mod", _A, _number(2)), _number(0)),
    ("eq", ("mod", _A, _number(2)), _number(1)),
)
_JOINS: tuple[tuple[str, Undo | None], ...] = (
    ("add", partial(_differences, 1)),
    ("sub", partial(_differences, -1)),
    ("mul", None),
    ("min2", None),
    ("max2", None),
)


def _applied(name: str, body: Expression, parameters: tuple[str, ...], args: tuple[Shape, ...]) -> Operator:
    """A higher-order operator with its function given."""
    whole = BY_NAME[name]
    function = compile_body(body, parameters)
    returns = INT if name == "countf" else _LIST
    run = partial(whole.run, function)
    return Operator(name, args, returns, run, 1, whole.template, before=(("lam", body),))


def _ends() -> Iterator[Operator]:
    """The first and the last element."""
    for number in (0, -1):
        yield Operator("at", (_LIST,), INT, lambda x, i=number: x[i], 1, "{0}[{1}]", behind=(_number(number),))


def _listed() -> Iterator[tuple[Operator, Undo | None]]:
    for name in _PLAIN:
        yield BY_NAME[name], (lambda goal: goal[::-1]) if name == "rev" else None
    for operator in _ends():
        yield operator, None
    for body, undo in _changes():
        yield _applied("map", body, (FIRST,), (_LIST,)), undo
    for test in _TESTS:
        yield _applied("filter", test, (FIRST,), (_LIST,)), None
        yield _applied("countf", test, (FIRST,), (_LIST,)), None
    for name, undo in _JOINS:
        yield _applied("scan", (name, _A, _B), (FIRST, SECOND), (_LIST,)), undo
        yield _applied("zipw", (name, _A, _B), (FIRST, SECOND), (_LIST, _LIST)), None


_ALL = tuple(_listed())
CHAIN_OPERATORS: tuple[Operator, ...] = tuple(operator for operator, _ in _ALL)
_UNDONE = tuple((operator, undo) for operator, undo in _ALL if undo is not None)


def goals_of(goal: Values) -> dict[Values, tuple[Operator, ...]]:
    """What may be looked for in place of the answers, with the operators that are still to be applied, first first."""
    goals: dict[Values, tuple[Operator, ...]] = {goal: ()}
    if not all(isinstance(answer, tuple) for answer in goal):
        return goals
    frontier: list[tuple[Values, tuple[Operator, ...]]] = [(goal, ())]
    for _ in range(_UNDONE_STEPS):
        frontier = [(b, (o, *after)) for values, after in frontier for o, b in _before(values) if b not in goals]
        for values, after in frontier:
            goals.setdefault(values, after)
    return goals


def _before(goal: Values) -> Iterator[tuple[Operator, Values]]:
    for operator, undo in _UNDONE:
        try:
            yield operator, tuple(map(undo, goal))
        except NoWayBackError:
            continue


def apply_all(expression: Expression, operators: Sequence[Operator]) -> Expression:
    """The expression with further operators over it."""
    for operator in operators:
        expression = (operator.name, *operator.before, expression, *operator.behind)
    return expression
