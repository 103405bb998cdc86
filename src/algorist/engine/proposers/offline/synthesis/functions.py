"""The functions that loops and comprehensions apply: a small bank over the elements seen in the examples."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from algorist.engine.proposers.offline.synthesis.bank import Bank
from algorist.engine.proposers.offline.synthesis.expressions import (
    FIRST,
    OPERATORS,
    SECOND,
    Expression,
    compile_body,
    uses,
    write_constant,
)
from algorist.engine.proposers.offline.synthesis.operators import Operator
from algorist.engine.proposers.offline.synthesis.shapes import ANYTHING, Shape, parts_of, settle, shape_of

Examples = Sequence[tuple[tuple[Any, ...], Any]]
Closures = tuple[Callable[..., Any], ...]

_ALLOWED = frozenset(
    """
    add sub mul floordiv mod pow neg abs min2 max2 eq lt le seq not and or str int upper lower srev slen sat sadd
    isdigit isalpha isalnum isupper islower isspace isvowel ord chr len sum max min sorted rev at in count sin digits
    isprime fst snd scount title capitalize starts ends fadd fsub fmul fdiv leq pref suff init cat pair single dedup
    srep spref ssuff slast gcd fround fact xor bitand ite tuple2 divisors prod bin strip before after slt tofloat ssort
    iseven isodd delat digitsum intrev allsame alldistinct bitcount evens odds issorted primefactors frombase fofstr
    swapcase letters isint isstr isrow truthy mean fmean truediv first3
    second3 third3 first4 second4 third4 fourth4 strany issquare specials skeep
    """.split()  # noqa: SIM905 - read better as a text
)
_SAMPLES = 6
_MOST_TRIED = 150_000
_LAST_LEVEL = 14
SHARE = 2  # a function's price is that of its body less this: its own operator pays too


@dataclass(frozen=True, slots=True)
class Setting:
    """What all function banks of one search share: examples, the arguments' names and shapes, constants, prices."""

    examples: Examples
    names: Sequence[str]
    arguments: Sequence[Shape]
    constants: Sequence[tuple[Shape, Any, int]]
    price: Callable[[Operator], int]
    deadline: float


def find_functions(
    setting: Setting, element: Shape, results: Sequence[Shape], *, two: bool = False, most: int = 220
) -> Iterator[tuple[int, Shape, Closures, Expression]]:
    """Functions from an element (or two) to one of the result shapes: price, result, a closure an example, body."""
    contexts = _contexts(setting.examples, element)
    if two:
        contexts = _pairs(contexts)
    if len(contexts) < 2:  # noqa: PLR2004 - one element tells nothing apart
        return
    live = {element, "int", "bool", *results, *parts_of(element)}
    live |= {a for a in setting.arguments if a in {"int", "str", "float", "bool", ANYTHING} or a == ("seq", element)}
    allowed = [o for o in OPERATORS if o.name in _ALLOWED]
    bank = Bank(live, allowed, setting.price, deadline=setting.deadline, most_tried=_MOST_TRIED)
    _put_leaves(bank, setting, contexts, element)
    for cost in range(2, _LAST_LEVEL):
        if bank.grow(cost) or all(_has(bank, result, most, two=two) for result in results):
            break
    for result in results:
        for price, body in itertools.islice(_usable(bank, result, two=two), most):
            yield price, result, _closures(body, setting, two=two), ("lam", body)


def _put_leaves(bank: Bank, setting: Setting, contexts: Sequence[tuple[Any, ...]], element: Shape) -> None:
    """The function's own parameters, the program's, and the constants."""
    for place, parameter in enumerate((FIRST, SECOND)[: len(contexts[0]) - 1], start=1):
        bank.add(element, 1, tuple(c[place] for c in contexts), ("var", parameter))
    for place, (name, shape) in enumerate(zip(setting.names, setting.arguments, strict=True)):
        if shape in bank.shapes:
            bank.add(shape, 2, tuple(setting.examples[c[0]][0][place] for c in contexts), ("var", name))
    for shape, value, cost in setting.constants:
        if shape in bank.shapes:
            bank.add(shape, cost, (value,) * len(contexts), write_constant(value))


def _has(bank: Bank, result: Shape, most: int, *, two: bool) -> bool:
    """Whether there are that many; what further levels bring is dearer than they all."""
    return next(itertools.islice(_usable(bank, result, two=two), most - 1, None), None) is not None


def _usable(bank: Bank, result: Shape, *, two: bool) -> Iterator[tuple[int, Expression]]:
    """The functions that read their parameters and are not constant, cheapest first: price and body."""
    for cost in sorted(bank.by_cost[result]):
        for values, body in bank.by_cost[result][cost]:
            reads = uses(body, (FIRST,)) and (not two or uses(body, (SECOND,)))
            constant = len(set(values)) == 1 and len(values) > SHARE
            if reads and body[0] != "var" and not constant:
                yield max(1, cost - SHARE), body


def _closures(body: Expression, setting: Setting, *, two: bool) -> Closures:
    """One callable an example; a body that reads the program's arguments has them bound."""
    examples, names = setting.examples, setting.names
    parameters = (FIRST, SECOND) if two else (FIRST,)
    if not uses(body, names):
        return (compile_body(body, parameters),) * len(examples)
    whole = compile_body(body, (*parameters, *names))
    if two:
        return tuple((lambda a, b, f=whole, o=args: f(a, b, *o)) for args, _ in examples)
    return tuple((lambda a, f=whole, o=args: f(a, *o)) for args, _ in examples)


def _contexts(examples: Examples, element: Shape) -> list[tuple[int, Any]]:
    """(example, element) for up to six different elements an example, with stand-ins where there are too few.

    Stand-ins are kept from lists where these can be had: a function that is right for them may not be for a stand-in.
    """
    seen = [[v for a in args for v in _elements(a, element)] for args, _ in examples]
    enough = element != "int" and sum(map(len, seen)) >= _SAMPLES
    found: list[tuple[int, Any]] = []
    for number, ((args, _), values) in enumerate(zip(examples, seen, strict=True)):
        more = [] if enough else _stand_ins(element, args)[: max(0, _SAMPLES - 2 - len(values))]
        found += [(number, v) for v in list(dict.fromkeys([*values, *more]))[:_SAMPLES]]
    return found


def _stand_ins(element: Shape, args: tuple[Any, ...]) -> list[Any]:
    if element == "int":
        return [0, 1, 2, 5, 7, 12]
    if element in {("seq", "int"), ("seq", "str")}:
        inner = [v for a in args for v in _elements(a, element[1])]
        return list(itertools.pairwise(inner))[:_SAMPLES] or [(1, 2), (3, 1)] * (element[1] == "int")
    if isinstance(element, tuple) and element[0] == "tup" and len(element) == 3:  # noqa: PLR2004 - a pair
        firsts, seconds = ([v for a in args for v in _elements(a, part)] for part in element[1:])
        return list(zip(firsts, seconds, strict=False))[:_SAMPLES]
    return []


def _elements(value: Any, shape: Shape) -> Iterator[Any]:
    """The values of a shape inside a value."""
    own = settle(shape_of(value))
    if own == shape or (shape == "float" and own == "int"):
        yield value
    if shape == ANYTHING:
        yield from value if isinstance(value, tuple) else ()
    else:
        yield from _inner_elements(value, shape)


def _inner_elements(value: Any, shape: Shape) -> Iterator[Any]:
    if isinstance(value, tuple | frozenset):
        for inner in value:
            yield from _elements(inner, shape)
    elif isinstance(value, dict):
        for item in value.items():
            yield from _elements(item[0], shape)
            yield from _elements(item[1], shape)
            if settle(shape_of(item)) == shape:
                yield item
    elif isinstance(value, str) and shape == "str" and len(value) > 1:
        yield from value[:12]
        yield from value.split()[:_SAMPLES]


def _pairs(contexts: Sequence[tuple[int, Any]]) -> list[tuple[Any, ...]]:
    """(example, first, second) for the elements of each example."""
    by_example: dict[int, list[Any]] = defaultdict(list)
    for number, value in contexts:
        by_example[number].append(value)
    return [(n, a, b) for n, vs in by_example.items() for a, b in itertools.islice(itertools.product(vs, vs), 9)]
