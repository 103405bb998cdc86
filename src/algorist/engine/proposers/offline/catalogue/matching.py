"""How an entry can answer a problem: which argument goes where, and what is done to its answer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.examples import Example
from algorist.engine.terms.problem import Entry, Param
from algorist.engine.terms.types import mismatch

MOST_ARGUMENTS = 5


@dataclass(frozen=True, slots=True)
class Conversion:
    """A plain change of a value: what it is called, its source with `{}` for the value, and the change itself."""

    name: str
    template: str
    apply: Callable[[Any], Any]


AS_IT_IS = Conversion("", "{}", lambda value: value)


def _none_for_missing(value: Any) -> Any:
    return [None if v == -1 else v for v in value] if isinstance(value, list) else None


def _two_places(value: Any) -> Any:
    return round(value, 2) if type(value) is float else None


def _whole(value: Any) -> Any:
    return int(value) if type(value) is float and value.is_integer() else None


# For arguments: the entry wants lists, the problem gives tuples.
ARGUMENT_CONVERSIONS = (
    AS_IT_IS,
    Conversion("as a list", "list({})", list),
    Conversion("as a list of lists", "[list(row) for row in {}]", lambda value: [list(row) for row in value]),
    Conversion("as a list of pairs", "[tuple(row) for row in {}]", lambda value: [tuple(row) for row in value]),
)

# For answers, the plainest first. Each says something that is true of the entry's answer, whatever it is.
ANSWER_CONVERSIONS = (
    AS_IT_IS,
    Conversion("as a tuple", "tuple({})", tuple),
    Conversion("as a list of tuples", "[tuple(row) for row in {}]", lambda value: [tuple(row) for row in value]),
    Conversion("as a list of lists", "[list(row) for row in {}]", lambda value: [list(row) for row in value]),
    Conversion("as a set", "set({})", set),
    Conversion("as a list", "list({})", list),
    Conversion("sorted", "sorted({})", sorted),
    Conversion("with None for -1", "[None if value == -1 else value for value in {}]", _none_for_missing),
    Conversion(
        "rounded to two places", "round({}, 2)", lambda value: round(value, 2) if type(value) is float else None
    ),
    Conversion("as a whole number", "int({})", _whole),
    Conversion("its length", "len({})", len),
    Conversion("counted from 1", "{} + 1", lambda value: value + 1 if type(value) is int else None),
    Conversion("positions counted from 1", "[i + 1 for i in {}]", lambda value: [i + 1 for i in value]),
    Conversion("whether there is any", "bool({})", lambda value: bool(value) if isinstance(value, list) else None),
    Conversion("the opposite", "not {}", lambda value: not value if type(value) is bool else None),
)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with the order of its arguments: entry argument i is problem argument `order[i]`, converted."""

    entry: CatalogueEntry
    order: tuple[int, ...]
    conversions: tuple[Conversion, ...]

    def arrange(self, args: Sequence[Any]) -> tuple[Any, ...]:
        """The entry's arguments for a problem's."""
        return tuple(c.apply(args[i]) for i, c in zip(self.order, self.conversions, strict=True))

    @property
    def is_plain(self) -> bool:
        """Whether the entry takes the problem's arguments as they come."""
        return self.order == tuple(range(len(self.order))) and all(c is AS_IT_IS for c in self.conversions)


def match_entry(entry: CatalogueEntry, examples: Sequence[Example]) -> Iterator[Match]:
    """Every way in which the entry's parameters take the examples' arguments, the given order first."""
    if not examples or entry.is_class:
        return
    count = len(examples[0].args)
    needed = [p for p in entry.params if not p.default]
    if not len(needed) <= count <= len(entry.params) or count > MOST_ARGUMENTS:
        return
    taken = entry.params[:count]
    columns = [[e.args[i] for e in examples] for i in range(count)]
    ways = [[_conversion(p, column) for column in columns] for p in taken]
    for order in permutations(range(count)):
        chosen = [ways[i][j] for i, j in enumerate(order)]
        conversions = tuple(c for c in chosen if c is not None)
        if len(conversions) == count:
            yield Match(entry, order, conversions)


def _conversion(param: Param, values: Sequence[Any]) -> Conversion | None:
    """The plainest conversion under which all values have the parameter's type, None when there is none."""
    for conversion in ARGUMENT_CONVERSIONS:
        if conversion is not AS_IT_IS and not all(isinstance(v, tuple | list) for v in values):
            return None
        try:
            changed = [conversion.apply(v) for v in values]
        except TypeError:
            continue
        if not any(mismatch(v, param.type) for v in changed):
            return conversion
    return None


def match_structure(entry: CatalogueEntry, wanted: Entry) -> dict[str, str] | None:
    """For a structure: the entry's method for each wanted one, by name or else by place; None when it does not fit."""
    if not entry.is_class or len(entry.params) != len(wanted.params) or len(entry.methods) < len(wanted.methods):
        return None
    by_name = {m.name: m for m in entry.methods}
    chosen = {m.name: by_name[m.name] for m in wanted.methods if m.name in by_name}
    rest = [m for m in entry.methods if m not in chosen.values()]
    for method in wanted.methods:
        if method.name not in chosen:
            fitting = [m for m in rest if len(m.params) == len(method.params)]
            if not fitting:
                return None
            chosen[method.name] = fitting[0]
            rest.remove(fitting[0])
    fits = all(len(chosen[m.name].params) == len(m.params) for m in wanted.methods)
    return {name: method.name for name, method in chosen.items()} if fits else None
