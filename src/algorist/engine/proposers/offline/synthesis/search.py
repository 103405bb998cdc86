"""The search itself: levels of growing price, the programs that fit, and how sure their behaviour is."""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from algorist.engine.proposers.offline.synthesis.bank import Bank, Listener, Values
from algorist.engine.proposers.offline.synthesis.chains import CHAIN_OPERATORS, apply_all, goals_of, suits_chains
from algorist.engine.proposers.offline.synthesis.components import Components
from algorist.engine.proposers.offline.synthesis.concatenations import Pieces
from algorist.engine.proposers.offline.synthesis.expressions import (
    BY_NAME,
    OPERATORS,
    Expression,
    compile_body,
    constants_in,
    counts_places,
    size_of,
    uses,
    write_constant,
)
from algorist.engine.proposers.offline.synthesis.formulas import FORMULA_NUMBERS, FORMULA_OPERATORS, suits_formulas
from algorist.engine.proposers.offline.synthesis.functions import SHARE, Setting, find_functions
from algorist.engine.proposers.offline.synthesis.hints import suggest_operators
from algorist.engine.proposers.offline.synthesis.operators import Operator
from algorist.engine.proposers.offline.synthesis.recurrences import find_recurrences
from algorist.engine.proposers.offline.synthesis.shapes import (
    ANYTHING,
    FLOAT,
    INT,
    NUMBERS,
    TEXT,
    Shape,
    freeze,
    is_row,
    mentions,
    seq,
)
from algorist.engine.proposers.offline.synthesis.source import write_function
from algorist.engine.proposers.offline.synthesis.task import (
    Task,
    constants_of,
    decimal_places,
    freeze_examples,
    live_shapes,
    operator_words,
    read_signature,
    stem_of,
    unexplained_numbers,
    words_of,
    words_said,
)

MOST_FITS = 24
Constants = Sequence[tuple[Shape, Any, int]]
_CHAIN_NUMBERS = frozenset({1, 2, 3})
_RARE_CONSTANT = 4
_UNREAD = 6  # what it costs a program to ignore an argument, or to do nothing for a word of the function's name
_UNSAID = 3
_FIRST_LEVEL = 2
_LAST_LEVEL = 60
_WEIGHT_BASE = 1.6  # with 2 one of nine results of high confidence was wrong, with 1.6 none of seven
BITS_OF_COST = 1.5
_BITS_OF_NODE = 0.4
_BITS_OF_NUMBER = 4.0  # beside its price, for a number that nothing explains
_SIZE_OF_LOOP = 8
_RIVALS_SHARE = 0.25  # of the budget, for the general bank after a narrow one has found something
_PATIENCE = 60_000  # programs to try after the first that fits, for others that fit
_DEAR, _PATIENCE_DEAR = 8, 600_000  # where it costs so much more than the level reached, which only joined parts do


@dataclass(frozen=True, slots=True)
class Fit:
    """A program that answers all the examples, with its price and its answers to the variations (as texts).

    `length` is its length in bits: those of its price, some for its nodes, and more for numbers that nothing explains.
    `by_place` says that it counts places of lists which are of one length in all examples: whether it means the second
    element or the last but one, these cannot tell.
    """

    source: str
    cost: int
    tried: int
    reads_all: bool
    behaviour: tuple[str, ...]
    length: float = 0.0
    by_place: bool = False


def _equally_long(examples: Sequence[tuple[tuple[Any, ...], Any]]) -> bool:
    """Whether some list or text among the arguments is of one length in all examples."""
    columns = zip(*(args for args, _ in examples), strict=True)
    return any(
        len({len(v) if isinstance(v, tuple | str) else None for v in column} - {None}) == 1 for column in columns
    )


class Search:
    """One search over one task. `report` is told of every fit as it comes."""

    def __init__(self, task: Task, name: str, report: Callable[[Fit], None] = lambda _: None) -> None:
        self.task, self.name, self.report = task, name, report
        self.fits: list[Fit] = []
        self.tried = self.level = 0
        self._started = time.process_time()
        self._deadline = self._started + task.cpu_seconds
        self._examples = freeze_examples(task)
        self._signature = read_signature(self._examples)
        self._alike = _equally_long(self._examples)
        self._goal = tuple(answer for _, answer in self._examples)
        self._words = words_of(task.statement)
        self._asked = operator_words(name)
        self._suggested = suggest_operators(self._examples)
        self._names = task.names
        places = range(len(task.names))
        self._varying = [task.names[i] for i in places if len({repr(args[i]) for args, _ in self._examples}) > 1]
        self._places = decimal_places(self._goal) if self._signature.answer == FLOAT else 0
        self._constants: Constants = []
        self._prices_of_constants: dict[str, int] = {}
        self._unexplained = {write_constant(number)[1] for number in unexplained_numbers(task, self._signature)}
        self._goals: dict[Values, tuple[Operator, ...]] = {}
        self._components = Components(self._goal)
        self._pieces = Pieces(self._goal if self._signature.answer == TEXT else ())

    def run(self) -> None:
        """Search until the budget is used up or the fits are told apart."""
        if not self._names or (self._signature.answer == ANYTHING and not self._picks()):
            return
        self._constants = list(constants_of(self.task, self._signature))
        self._prices_of_constants = {write_constant(value)[1]: cost for _, value, cost in reversed(self._constants)}
        self._try_recurrences()
        self._try_expressions()

    def _picks(self) -> bool:
        """Whether there are elements of several kinds of which the answer may be one."""
        return any(mentions(shape, ANYTHING) for shape in self._signature.arguments)

    def _price(self, operator: Operator) -> int:
        """Half for an operator of which the statement speaks, or to which the examples point."""
        spoken = any(stem_of(word) in self._words for word in operator.words.split())
        return operator.cost if spoken or operator.name in self._suggested else 2 * operator.cost

    def _price_whole(self, expression: Expression) -> int:
        """What an expression costs in the general bank."""
        head, *parts = expression
        if head == "var":
            return 1
        if head == "const":
            return self._prices_of_constants.get(parts[0], _RARE_CONSTANT)
        if head == "lam":
            return max(1, self._price_whole(parts[0]) - SHARE)
        return self._price(BY_NAME[head]) + sum(map(self._price_whole, parts))

    def _try_recurrences(self) -> None:
        if self._signature.arguments != (INT,) or self._signature.answer != INT:
            return
        pairs = [(args[0], answer) for args, answer in (*self.task.examples, *self.task.held_back)]
        for found in find_recurrences(pairs):
            source = found.write(self.name, self._names[0])
            behaviour = tuple(_answer(lambda n, f=found: f.value_at(n), args) for args in self.task.variations)
            length = BITS_OF_COST * found.cost + _BITS_OF_NODE * _SIZE_OF_LOOP
            self._take(Fit(source, found.cost, 10_000, True, behaviour, length))  # noqa: FBT003 - positional record

    def _try_expressions(self) -> None:
        """The general bank first; for numbers and lists of them a narrow one in between; then the general one again,
        also where the narrow one found something: what the general one can say for less is likelier.
        """
        arguments, answer = self._signature.arguments, self._signature.answer
        chained, reckoned = suits_chains(arguments, answer), suits_formulas(arguments, answer)
        shares = [0.15, 0.8, 1.0] if chained else [0.4, 0.7, 1.0] if reckoned else [1.0]
        general = self._open_bank(live_shapes(self._signature), OPERATORS, self._price)
        self._add_functions(general)
        level, begun = _FIRST_LEVEL, time.process_time()
        for turn, share in enumerate(shares):
            until = begun + share * (self._deadline - begun)
            if turn % 2 == 0:
                general.deadline = min(self._until_rivals() if self.fits else until, self._deadline)
                level = self._climb(general, level, last=min((f.cost for f in self.fits), default=_LAST_LEVEL))
                if self.fits:
                    return
            elif chained:
                self._climb_chains(until)
            else:
                self._climb_formulas(until)

    def _until_rivals(self) -> float:
        """Until when rivals of a narrow search's program are looked for: a part of the budget from now on."""
        return time.process_time() + _RIVALS_SHARE * self.task.cpu_seconds

    def _open_bank(
        self,
        live: set[Shape],
        operators: tuple[Operator, ...],
        price: Callable[[Operator], int],
        *,
        constants: Constants | None = None,
    ) -> Bank:
        """A bank with the arguments and the constants in it; floats may take whole numbers."""
        bank = Bank(live, operators, price, deadline=self._deadline)
        for i, (name, shape) in enumerate(zip(self._names, self._signature.arguments, strict=True)):
            values = tuple(args[i] for args, _ in self._examples)
            if shape not in live:
                continue
            self._add_leaf(bank, shape, 1, values, ("var", name))
            if shape == INT and FLOAT in live:
                self._add_leaf(bank, FLOAT, 1, tuple(map(float, values)), ("var", name))
            if is_row(shape) and seq(ANYTHING) in live:
                self._add_leaf(bank, seq(ANYTHING), 1, values, ("var", name))
            if shape == seq(INT) and seq(FLOAT) in live:
                self._add_leaf(bank, seq(FLOAT), 1, values, ("var", name))
        for shape, value, cost in self._constants if constants is None else constants:
            if shape in live:
                self._add_leaf(bank, shape, cost, (value,) * len(self._examples), write_constant(value))
        return bank

    def _add_leaf(self, bank: Bank, shape: Shape, cost: int, values: Values, expression: Expression) -> None:
        if bank.add(shape, cost, values, expression):
            self.level = cost
            self._listen(values, expression, shape)

    def _add_functions(self, bank: Bank) -> None:
        """Functions for the loops, for each kind of element."""
        elements = [s for s in sorted(bank.shapes, key=repr) if seq(s) in bank.shapes or s in {"int", "str"}]
        for element in elements:
            plain = [r for r in ("int", "bool", "str", "float") if r in bank.shapes]
            results = list(dict.fromkeys([*plain, *([element, element[1]] if isinstance(element, tuple) else [])]))
            for cost, result, closures, body in self._functions(element, results):
                bank.by_cost["fn", element, result][cost].append((closures, body))
        for result in ("int", "bool"):
            for cost, _, closures, body in self._functions("int", [result], two=True):
                bank.by_cost["fn2", "int", "int", result][cost].append((closures, body))

    def _functions(
        self, element: Shape, results: list[Shape], *, two: bool = False
    ) -> Iterator[tuple[int, Shape, Any, Expression]]:
        deadline = self._started + 0.5 * self.task.cpu_seconds
        arguments = self._signature.arguments
        most = 120 if two else 220
        return find_functions(
            Setting(self._examples, self._names, arguments, self._constants, self._price, deadline),
            element,
            results,
            two=two,
            most=most,
        )

    def _climb(self, bank: Bank, level: int, listener: Listener | None = None, last: int = _LAST_LEVEL) -> int:
        """Grow level by level to the last; the level at which it stopped (to be tried again)."""
        known = len(self.fits)
        while level <= last:
            self.level = level
            over = bank.grow(level, listener or self._listen, self._signature.answer, self._goal)
            self.tried = max(self.tried, bank.tried)
            self._join_pieces(bank, level)
            self._join_components(bank)
            if len(self.fits) > known:
                first = self.fits[known].tried
                dear = min(f.cost for f in self.fits) > level + _DEAR
                patience = max((_PATIENCE_DEAR if dear else _PATIENCE), first)
                bank.most_tried = min(1 << 62 if dear else bank.most_tried, first + patience)
            if over or len(self.fits) >= MOST_FITS:
                break
            level += 1
        return level

    def _join_pieces(self, bank: Bank, level: int) -> None:
        """Put answers together from the texts of all levels so far."""
        if self._signature.answer != TEXT or bank.is_over():
            return
        first = 1 if level == _FIRST_LEVEL else level
        new = [self._pieces.add(cost, bank.by_cost[TEXT].get(cost, ())) for cost in range(first, level + 1)]
        for cost, expression in self._pieces.join(self._price(BY_NAME["sadd"])) if any(new) else ():
            self._listen(self._goal, expression, TEXT, cost)

    def _join_components(self, bank: Bank) -> None:
        whole = None if self.fits else self._components.join(bank)
        if whole is not None:
            self._listen(self._goal, whole[1], self._signature.answer, whole[0])

    def _climb_chains(self, until: float) -> None:
        """Levels count statements here. Few constants: each of them multiplies the operators that take a number."""
        few = [(shape, value, 2) for shape, value, _ in self._constants if shape == INT and value in _CHAIN_NUMBERS]
        bank = self._open_bank({INT, seq(INT)}, CHAIN_OPERATORS, lambda _: 1, constants=few)
        bank.deadline = min(until, self._deadline)
        self._goals = goals_of(self._goal)
        self._climb(bank, 2, self._listen_for_chains)

    def _climb_formulas(self, until: float) -> None:
        """The four operations and powers alone, so that long formulas can be reached."""
        shapes: set[Shape] = {s for s in (*self._signature.arguments, self._signature.answer) if s in NUMBERS}
        few = [c for c in self._constants if c[0] in shapes and c[1] in FORMULA_NUMBERS]
        bank = self._open_bank(shapes, FORMULA_OPERATORS, lambda _: 1, constants=[(s, v, 1) for s, v, _ in few])
        bank.deadline = min(until, self._deadline)
        self._climb(bank, 2)

    def _listen_for_chains(self, values: Values, expression: Expression, shape: Shape) -> bool:
        """Take an expression whose values are the answers, or become them by operations that are known."""
        if shape != self._signature.answer or values not in self._goals:
            return False
        return self._listen(self._goal, apply_all(expression, self._goals[values]), shape)

    def _listen(self, values: Values, expression: Expression, shape: Shape, cost: int = 0) -> bool:
        """Take an expression whose values are the answers; True when there are enough of them. Its cost is its price in
        the general bank if it is not given, whichever bank it comes from.
        """
        answer = self._signature.answer
        whole = shape == INT and answer == FLOAT
        if shape not in {answer, ANYTHING} and not whole:
            return False
        if values != self._goal and not (mentions(answer, FLOAT) and _near(values, self._goal)):
            if not self._places or not _near_rounded(values, self._goal, self._places):
                return False
            expression = ("fround", expression, ("const", str(self._places)))
        examples = [*self.task.examples, *self.task.held_back]
        source = write_function(expression, self.name, self._names, examples)
        if source is None or any(f.source == source for f in self.fits):
            return False
        reads_all = all(uses(expression, (n,)) for n in self._varying)
        behaviour = self._behaviour(expression)
        price = (cost or self._price_whole(expression)) + _UNREAD * (not reads_all)
        price += _UNSAID * len(self._asked - words_said(expression))
        by_place = self._alike and counts_places(expression)
        length = self._length(expression, price)
        self._take(Fit(source, price, self.tried, reads_all, behaviour, length, by_place))
        return len(self.fits) >= MOST_FITS

    def _length(self, expression: Expression, price: int) -> float:
        numbers = sum(text in self._unexplained for text in constants_in(expression))
        return BITS_OF_COST * price + _BITS_OF_NODE * size_of(expression) + _BITS_OF_NUMBER * numbers

    def _behaviour(self, expression: Expression) -> tuple[str, ...]:
        """The expression's answers to the variations, computed with the bounded operators."""
        function = compile_body(expression, self._names)
        return tuple(_answer(function, tuple(freeze(a) for a in args)) for args in self.task.variations)

    def _take(self, fit: Fit) -> None:
        self.fits.append(fit)
        self.report(fit)


def _answer(function: Callable[..., Any], args: tuple[Any, ...]) -> str:
    try:
        return repr(_rounded(function(*args)))[:200]
    except Exception as error:  # noqa: BLE001 - no value there is an answer too
        return type(error).__name__


def _rounded(value: Any) -> Any:
    """Floats without their last digits, in which equal formulas differ; tables and sets in one order."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict | frozenset):
        return tuple(sorted(map(repr, value.items() if isinstance(value, dict) else value)))
    return tuple(_rounded(v) for v in value) if isinstance(value, tuple) else value


def _near(values: Any, goal: Any) -> bool:
    if isinstance(values, tuple) and isinstance(goal, tuple):
        return len(values) == len(goal) and all(_near(v, g) for v, g in zip(values, goal, strict=True))
    if isinstance(values, int | float) and isinstance(goal, int | float):
        return abs(values - goal) <= 1e-9 * max(1.0, abs(goal))
    return bool(values == goal)


def _near_rounded(values: Sequence[Any], goal: Values, places: int) -> bool:
    return all(math.isfinite(v) and _near(round(v, places), g) for v, g in zip(values, goal, strict=True))


def weigh_behaviours(fits: Sequence[Fit]) -> dict[tuple[str, ...], float]:
    """The share of each behaviour among the fits; a program weighs the less, the higher its price. Weights fall slowly:
    this is for doubt, to which dear rivals give cause as well.
    """
    return _shares(fits, [math.log2(_WEIGHT_BASE) * fit.cost for fit in fits])


def rate_behaviours(fits: Sequence[Fit]) -> dict[tuple[str, ...], float]:
    """How likely each behaviour is: two to the minus length, summed over its programs (Solomonoff 1964)."""
    return _shares(fits, [fit.length for fit in fits])


def _shares(fits: Sequence[Fit], bits: Sequence[float]) -> dict[tuple[str, ...], float]:
    least = min(bits)
    weights: dict[tuple[str, ...], float] = defaultdict(float)
    for fit, length in zip(fits, bits, strict=True):
        weights[fit.behaviour] += 2.0 ** (least - length)
    total = sum(weights.values())
    return {behaviour: weight / total for behaviour, weight in weights.items()}
