"""The types of a signature: a closed part of Python's annotation language, parsed, printed and checked against values.

`parse("dict[str, list[int]]")` gives a `Type`; `mismatch(value, type)` says in words where a value does not fit.
"""

import ast
from dataclasses import dataclass
from typing import Any

# How many arguments each generic name takes; None is any number.
_ARITY: dict[str, int | None] = {
    "list": 1,
    "set": 1,
    "frozenset": 1,
    "deque": 1,
    "dict": 2,
    "tuple": None,
    "Iterator": 1,
    "Callable": None,
}
_SCALARS = ("int", "float", "bool", "str", "bytes", "complex", "None", "Any", "Fraction", "Decimal")
_CLASSES: dict[str, type | tuple[type, ...]] = {
    "bool": bool,
    "str": str,
    "bytes": bytes,
    "list": list,
    "set": set,
    "frozenset": frozenset,
    "dict": dict,
    "tuple": tuple,
}


class TypeSyntaxError(ValueError):
    """An annotation outside the language of signatures; the message says which part and what is known."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of a signature: a name and its arguments; a union has the name `|`, `tuple[int, ...]` ends in `...`."""

    name: str
    args: tuple["Type", ...] = ()

    def __str__(self) -> str:
        if self.name == "|":
            return " | ".join(str(a) for a in self.args)
        if self.name == "Callable":
            *params, result = self.args
            return f"Callable[[{', '.join(str(p) for p in params)}], {result}]"
        if not self.args:
            return self.name
        return f"{self.name}[{', '.join(str(a) for a in self.args)}]"


ANY = Type("Any")
NONE = Type("None")
ELLIPSIS = Type("...")


def parse(text: str) -> Type:
    """Read an annotation such as `list[tuple[int, str]] | None`.

    Raises:
        TypeSyntaxError: the text is not an annotation, or names a type that a signature may not use.

    """
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise TypeSyntaxError(f"{text!r} is not a type") from error
    return from_node(node)


def from_node(node: ast.expr | None) -> Type:
    """The type that an annotation's syntax tree says; no annotation is `Any`."""
    if node is None:
        return ANY
    if isinstance(node, ast.Constant) and node.value is None:
        return NONE
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return parse(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union(from_node(node.left), from_node(node.right))
    if isinstance(node, ast.Subscript):
        return _generic(_name(node.value), node.slice)
    return _plain(_name(node))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    raise TypeSyntaxError(f"{ast.unparse(node)!r} is not a type")


def _plain(name: str) -> Type:
    lowered = {"List": "list", "Dict": "dict", "Set": "set", "Tuple": "tuple", "FrozenSet": "frozenset"}.get(name, name)
    if lowered in _SCALARS:
        return Type(lowered)
    if lowered in _ARITY:
        arity = _ARITY[lowered]
        return Type(lowered, (ANY,) * arity if arity else ())
    known = ", ".join([*_SCALARS, *_ARITY, "Optional", "Union"])
    raise TypeSyntaxError(f"{name!r} is not a type of a signature; known are {known}")


def _generic(name: str, inner: ast.expr) -> Type:
    parts = list(inner.elts) if isinstance(inner, ast.Tuple) else [inner]
    if name == "Optional":
        return _union(from_node(inner), NONE)
    if name == "Union":
        result = from_node(parts[0])
        for part in parts[1:]:
            result = _union(result, from_node(part))
        return result
    if name == "Callable":
        return _callable(parts)
    plain = _plain("Iterator" if name in {"Iterable", "Generator"} else name)
    if plain.name not in _ARITY:
        raise TypeSyntaxError(f"{name!r} takes no types in brackets")
    args = tuple(ELLIPSIS if isinstance(p, ast.Constant) and p.value is ... else from_node(p) for p in parts)
    arity = _ARITY[plain.name]
    if arity is not None and len(args) != arity:
        raise TypeSyntaxError(f"{name!r} takes {arity} type(s) in brackets, not {len(args)}")
    return Type(plain.name, args)


def _callable(parts: list[ast.expr]) -> Type:
    two = 2
    if len(parts) != two or not isinstance(parts[0], ast.List):
        raise TypeSyntaxError("write a function's type as Callable[[int, int], bool]")
    return Type("Callable", (*(from_node(p) for p in parts[0].elts), from_node(parts[1])))


def _union(left: Type, right: Type) -> Type:
    members: list[Type] = []
    for side in (left, right):
        for member in side.args if side.name == "|" else (side,):
            if member not in members:
                members.append(member)
    return members[0] if len(members) == 1 else Type("|", tuple(members))


def mismatch(value: Any, expected: Type, where: str = "value") -> str | None:
    """Say where `value` does not fit `expected`, as `nums[2]: 'a' is not an int`, or None when it fits.

    An int fits float; a bool does not fit int; a list fits a tuple, set or deque, since files have no other brackets.
    """
    name = expected.name
    if name in {"Any", "Callable", "Iterator", "Fraction", "Decimal", "complex"}:
        return None
    if name == "|":
        reasons = [mismatch(value, member, where) for member in expected.args]
        return None if None in reasons else f"{where}: {_short(value)} is not {expected}"
    fits = {
        "None": value is None,
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, (int, float)) and not isinstance(value, bool),
    }
    if name in fits:
        return None if fits[name] else f"{where}: {_short(value)} is not {_article(name)}"
    if name in {"set", "frozenset", "deque", "tuple"} and isinstance(value, list):
        return _elements(value, expected, where)
    if name in _CLASSES and not isinstance(value, _CLASSES[name]):
        return f"{where}: {_short(value)} is not {_article(name)}"
    return _elements(value, expected, where)


def _elements(value: Any, expected: Type, where: str) -> str | None:
    if not expected.args:
        return None
    if expected.name == "dict":
        return _items(value, expected, where)
    items = list(value)
    types = list(expected.args)
    if expected.name == "tuple" and types[-1] != ELLIPSIS and len(items) != len(types):
        return f"{where}: {_short(value)} has {len(items)} elements, not {len(types)}"
    if expected.name != "tuple" or types[-1] == ELLIPSIS:
        types = [types[0]] * len(items)
    for i, (item, kind) in enumerate(zip(items, types, strict=True)):
        found = mismatch(item, kind, f"{where}[{i}]")
        if found:
            return found
    return None


def _items(value: dict[Any, Any], expected: Type, where: str) -> str | None:
    for key, item in value.items():
        at = f"{where}[{key!r}]"
        found = mismatch(key, expected.args[0], f"{where} key") or mismatch(item, expected.args[1], at)
        if found:
            return found
    return None


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else name if name == "None" else f"a {name}"


def _short(value: Any, width: int = 40) -> str:
    try:
        text = repr(value)
    except ValueError:  # a whole number of more digits than Python writes
        text = f"a very large {type(value).__name__}"
    return text if len(text) <= width else text[: width - 1] + "…"
