"""Values inside the search and their shapes: hashable, with lists as tuples, typed more coarsely than Python."""

from collections.abc import Iterable, Iterator
from typing import Any

# "int", "seq of int" is ("seq", "int"); "?" fits everything (an empty list's element).
Shape = str | tuple[Any, ...]

INT, BOOL, TEXT, FLOAT = "int", "bool", "str", "float"
ANYTHING = "any"  # elements of several kinds: they can be moved, counted, compared, and told apart by their kind
NUMBERS = frozenset({INT, FLOAT})
VARIABLES = frozenset(
    {"T", "U", "V", "W"}
)  # in the shapes of operators: any shape, the same wherever the letter stands
_PAIR = (2, 4)


class FrozenDict(dict[Any, Any]):
    """A dictionary that can be a member of a set; nothing changes it after it is made."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


def seq(inner: Shape) -> Shape:
    """A list of such values."""
    return ("seq", inner)


def pair(first: Shape, second: Shape) -> Shape:
    """A tuple of two."""
    return ("tup", first, second)


def mapping(key: Shape, value: Shape) -> Shape:
    """A dictionary."""
    return ("dict", key, value)


def function(argument: Shape, result: Shape) -> Shape:
    """A function of one argument; a value of this shape is one closure for each example."""
    return ("fn", argument, result)


def function2(result: Shape) -> Shape:
    """A function of two integers."""
    return ("fn2", INT, INT, result)


def freeze(value: Any) -> Any:
    """A Python value as the search holds it."""
    if isinstance(value, list | tuple):
        return tuple(freeze(v) for v in value)
    if isinstance(value, dict):
        return FrozenDict((freeze(k), freeze(v)) for k, v in value.items())
    if isinstance(value, set | frozenset):
        return frozenset(freeze(v) for v in value)
    return value


def shape_of(value: Any) -> Shape:
    """The shape of one frozen value."""
    if isinstance(value, bool):
        return BOOL
    for kind, name in ((int, INT), (float, FLOAT), (str, TEXT)):
        if isinstance(value, kind):
            return name
    if isinstance(value, dict):
        return mapping(unify_all(map(shape_of, value)), unify_all(map(shape_of, value.values())))
    if isinstance(value, frozenset):
        return ("set", unify_all(map(shape_of, value)))
    if isinstance(value, tuple):
        return _tuple_shape([shape_of(v) for v in value])
    return "any"


def _tuple_shape(inner: list[Shape]) -> Shape:
    shared = unify_all(inner)
    if shared == "any" and _PAIR[0] <= len(inner) <= _PAIR[1]:
        return ("tup", *inner)
    return seq(shared)


def unify(one: Shape, other: Shape) -> Shape:
    """The narrowest shape that takes both."""
    if other in {"?", one}:
        return one
    if one == "?":
        return other
    if {one, other} == NUMBERS:
        return FLOAT
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0] and len(one) == len(other):
        inner = tuple(unify(a, b) for a, b in zip(one[1:], other[1:], strict=True))
        return seq(ANYTHING) if one[0] == "tup" and ANYTHING in inner else (one[0], *inner)
    if isinstance(one, tuple) and isinstance(other, tuple) and {one[0], other[0]} <= {"seq", "tup"}:
        return seq(unify_all((*one[1:], *other[1:])))
    return "any"


def unify_all(shapes: Iterable[Shape]) -> Shape:
    """The narrowest shape that takes them all."""
    result: Shape = "?"
    for shape in shapes:
        result = unify(result, shape)
    return result


def settle(shape: Shape) -> Shape:
    """The shape with unknown elements taken for integers."""
    if isinstance(shape, tuple):
        return (shape[0], *(settle(s) for s in shape[1:]))
    return INT if shape == "?" else shape


def parts_of(shape: Shape) -> Iterator[Shape]:
    """The shape and what it is made of; a dictionary also yields what its keys, values and items make."""
    yield shape
    if isinstance(shape, tuple):
        for inner in shape[1:]:
            yield from parts_of(inner)
        if shape[0] == "dict":
            yield from (seq(shape[1]), seq(shape[2]), seq(pair(shape[1], shape[2])), pair(shape[1], shape[2]))
        if shape[0] == "set":
            yield seq(shape[1])


def is_function(shape: Shape) -> bool:
    """Whether values of the shape are closures."""
    return isinstance(shape, tuple) and shape[0] in {"fn", "fn2"}


def is_row(shape: Shape) -> bool:
    """Whether values are rows of several kinds, which can also be taken for lists of whatever."""
    return isinstance(shape, tuple) and shape[0] == "tup"


def mentions(shape: Shape, name: str) -> bool:
    """Whether a shape is made of another."""
    return shape == name or (isinstance(shape, tuple) and any(mentions(s, name) for s in shape[1:]))
