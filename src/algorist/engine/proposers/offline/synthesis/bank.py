"""Bottom-up enumeration: every expression by its price, one of each behaviour on the examples.

Two expressions that give the same values on all examples are the same to the search (observational equivalence,
Albarghouthi, Gulwani, Kincaid, CAV 2013; Udupa et al., PLDI 2013).
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.expressions import Expression
from algorist.engine.proposers.offline.synthesis.operators import Operator
from algorist.engine.proposers.offline.synthesis.shapes import ANYTHING, INT, NUMBERS, VARIABLES, Shape, is_function

Values = tuple[Any, ...]
Entry = tuple[Values, Expression]
# Told of each new behaviour of a wanted shape, and of each further expression with the wanted behaviour; True ends it.
Listener = Callable[[Values, Expression, Shape], bool]
Row = tuple[tuple[Values, ...], tuple[Expression, ...]]

_MOST_KEPT = 1_200_000  # about 1 GB


class Instance:
    """An operator with its type variables filled in and its price after the statement's words."""

    __slots__ = ("args", "commutes", "cost", "head", "returns", "run", "tail")

    def __init__(self, operator: Operator, args: tuple[Shape, ...], returns: Shape, cost: int) -> None:
        self.head, self.tail = (operator.name, *operator.before), operator.behind
        self.run, self.commutes = operator.run, operator.commutes
        self.args, self.returns, self.cost = args, returns, cost


class Bank:
    """The expressions found so far, by shape and price, and the work of finding those of the next price."""

    def __init__(
        self,
        shapes: Iterable[Shape],
        operators: Sequence[Operator],
        price: Callable[[Operator], int],
        *,
        deadline: float,
        most_tried: int = 1 << 62,
    ) -> None:
        self.by_cost: dict[Shape, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        self.seen: dict[Shape, set[Values]] = defaultdict(set)
        self.shapes = set(shapes)
        self.deadline = deadline
        self.most_tried = most_tried
        self.tried = self.kept = 0
        self._instances = list(_instantiate(operators, self.shapes, price))

    def add(self, shape: Shape, cost: int, values: Values, expression: Expression) -> bool:
        """Put a leaf in; False when its behaviour is known."""
        if values in self.seen[shape]:
            return False
        self.seen[shape].add(values)
        self.by_cost[shape][cost].append((values, expression))
        self.kept += 1
        return True

    def is_over(self) -> bool:
        """Whether time or room is used up. Counts are asked first: a search that they end is the same every time."""
        return self.tried > self.most_tried or self.kept > _MOST_KEPT or time.process_time() > self.deadline

    def grow(self, cost: int, listener: Listener | None = None, wanted: Shape | None = None, goal: Values = ()) -> bool:
        """Find every expression of exactly this price; True when the listener or the clock ended it."""
        for instance in self._instances:
            rest = cost - instance.cost
            if rest < len(instance.args):
                continue
            heard = listener if wanted is None or instance.returns in {wanted, INT, ANYTHING} else None
            for split in _split(rest, len(instance.args)):
                if instance.commutes and split[0] > split[1]:
                    continue
                pools = [self.by_cost[a].get(c) for a, c in zip(instance.args, split, strict=True)]
                full = [pool for pool in pools if pool]
                if len(full) == len(pools) and self._combine(instance, cost, full, heard, goal):
                    return True
        return self.is_over()

    def _combine(
        self, instance: Instance, cost: int, pools: list[list[Entry]], heard: Listener | None, goal: Values
    ) -> bool:
        """All combinations of one operator over its arguments' pools."""
        return any(self._apply(instance, cost, rows, heard, goal) for rows in _rows(instance, [list(p) for p in pools]))

    def _apply(
        self,
        instance: Instance,
        cost: int,
        rows: list[Row],
        heard: Listener | None,
        goal: Values,
    ) -> bool:
        """The hot loop. An operator that raises has no value there, whatever it raises."""
        run, shape, head, tail = instance.run, instance.returns, instance.head, instance.tail
        seen, found = self.seen[shape], self.by_cost[shape][cost]
        self.tried += len(rows)
        for arguments, parts in rows:
            try:
                values = tuple(map(run, *arguments))
                known = values in seen
            except Exception:  # noqa: BLE001, S112 - see above; a raise is the common case
                continue
            if known:
                if heard is not None and values == goal and heard(values, head + parts + tail, shape):
                    return True
                continue
            seen.add(values)
            expression = head + parts + tail
            found.append((values, expression))
            self.kept += 1
            if heard is not None and heard(values, expression, shape):
                return True
        return self.is_over()


def _rows(instance: Instance, pools: list[list[Entry]]) -> Iterator[list[Row]]:
    """All argument tuples, in lists short enough for the clock to be read between them.

    Operators on constants alone make constants, of which there are enough (but for numbers).
    """
    first, *others = pools
    if not others:
        yield [((v,), (e,)) for v, e in first if e[0] != "const"]
        return
    changing = [entry for entry in others[0] if entry[1][0] != "const"]
    for v, e in first:
        partners = changing if e[0] == "const" and instance.returns not in NUMBERS else others[0]
        if len(others) == 1:
            yield [((v, w), (e, f)) for w, f in partners]
        else:
            for w, f in others[0]:
                yield [((v, w, x), (e, f, g)) for x, g in others[1]]


def _instantiate(
    operators: Sequence[Operator], shapes: set[Shape], price: Callable[[Operator], int]
) -> Iterator[Instance]:
    plain = sorted((s for s in shapes if not is_function(s)), key=repr)
    for operator in operators:
        patterns = [a for a in operator.args if not is_function(a)]
        for filled in _bindings([*patterns, operator.returns], plain, {}):
            args = tuple(_fill(a, filled) for a in operator.args)
            returns = _fill(operator.returns, filled)
            if _sensible(operator, returns):
                yield Instance(operator, args, returns, price(operator))


def _bindings(
    patterns: Sequence[Shape], shapes: Sequence[Shape], bound: dict[str, Shape]
) -> Iterator[dict[str, Shape]]:
    """The ways to fill in type variables under which every pattern is one of the shapes."""
    if not patterns:
        yield bound
        return
    for shape in shapes:
        more = _match(patterns[0], shape, bound)
        if more is not None:
            yield from _bindings(patterns[1:], shapes, more)


def _match(pattern: Shape, shape: Shape, bound: dict[str, Shape]) -> dict[str, Shape] | None:
    """The variables filled in so that the pattern is the shape, None where it cannot be."""
    if isinstance(pattern, str):
        if pattern not in VARIABLES:
            return bound if pattern == shape else None
        return {**bound, pattern: shape} if bound.get(pattern, shape) == shape else None
    if not isinstance(shape, tuple) or len(shape) != len(pattern) or shape[0] != pattern[0]:
        return None
    for inner, other in zip(pattern[1:], shape[1:], strict=True):
        found = _match(inner, other, bound)
        if found is None:
            return None
        bound = found
    return bound


def _sensible(operator: Operator, returns: Shape) -> bool:
    """Keeps out what only fills the bank: pairs of tuples, sets of dictionaries, choices between odd shapes."""
    inner = returns[1] if isinstance(returns, tuple) else None
    odd = isinstance(inner, tuple) and inner[0] != "seq"
    if operator.name in {"pair", "lset"}:
        return not odd
    return not (operator.name == "ite" and isinstance(returns, tuple) and returns[0] != "seq")


def _fill(shape: Shape, filled: dict[str, Shape]) -> Shape:
    if isinstance(shape, tuple):
        return (shape[0], *(_fill(s, filled) for s in shape[1:]))
    return filled.get(shape, shape)


def _split(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to share a price among the arguments, each at least 1."""
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for rest in _split(total - first, parts - 1):
            yield (first, *rest)
