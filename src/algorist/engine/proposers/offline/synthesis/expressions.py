"""Expressions of the search as nested tuples, and the Python that they stand for.

`("var", name)`, `("const", text)`, `("lam", body)`, or an operator's name followed by its arguments.
"""

import calendar
import functools
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.operators import Operator
from algorist.engine.proposers.offline.synthesis.operators_higher import HIGHER
from algorist.engine.proposers.offline.synthesis.operators_lists import LISTS
from algorist.engine.proposers.offline.synthesis.operators_numbers import NUMBERS
from algorist.engine.proposers.offline.synthesis.operators_rows import BUILDERS, ROWS
from algorist.engine.proposers.offline.synthesis.operators_text import TEXTS
from algorist.engine.proposers.offline.synthesis.shapes import is_function

Expression = tuple[Any, ...]

OPERATORS: tuple[Operator, ...] = NUMBERS + TEXTS + LISTS + ROWS + HIGHER
BY_NAME = {operator.name: operator for operator in OPERATORS + BUILDERS}
HIGHER_NAMES = frozenset(o.name for o in OPERATORS if any(map(is_function, o.args)))

FIRST, SECOND = "§a", "§b"  # the parameters of a function that is being searched
_BOUND = ("x", "y", "z", "u", "v", "w", "p", "q", "r", "s")
MODULES = {
    "calendar": calendar,
    "functools": functools,
    "itertools": itertools,
    "math": math,
    "re": re,
    "Counter": Counter,
}
_BY_PLACE = frozenset(
    {"at", "sat", "pref", "spref", "suff", "ssuff", "slice", "ssub", "lastn", "slast", "delat", "sdelat", "insertat"}
)
_ROWS = frozenset({"pair", "tuple2", "triple", "tuple3", *(operator.name for operator in BUILDERS)})
_ENDS = {"at": ("0", "(-1)"), "sat": ("0", "(-1)")}
_SHORT_FORMS = {
    "add": "({0}+{1})", "sub": "({0}-{1})", "mod": "({0}%{1})", "eq": "({0}=={1})", "lt": "({0}<{1})",
    "le": "({0}<={1})", "not": "(not {0})", "and": "({0} and {1})", "or": "({0} or {1})", "seq": "({0}=={1})",
    "at": "{0}[{1}]", "fst": "{0}[0]", "snd": "{0}[1]", "len": "len({0})", "slen": "len({0})",
    "ite": "({1} if {0} else {2})",
}  # fmt: skip


def write_constant(value: Any) -> Expression:
    """A constant as an expression."""
    return ("const", "math.pi" if value == math.pi else f"({value!r})" if _is_negative(value) else repr(value))


def _is_negative(value: Any) -> bool:
    return isinstance(value, int | float) and value < 0


def uses(expression: Expression, names: Sequence[str]) -> bool:
    """Whether an expression reads one of the variables."""
    if expression[0] == "var":
        return expression[1] in names
    return expression[0] != "const" and any(uses(part, names) for part in expression[1:])


def counts_places(expression: Expression) -> bool:
    """Whether an expression cuts lists or texts at places that are given as numbers, but for the first and last one, or
    gives a constant in some place of a row; inside functions these are the fields of a row.
    """
    head, *parts = expression
    if head in {"var", "const", "lam"}:
        return False
    fixed = head in _BY_PLACE and any(p[0] == "const" and p[1] not in _ENDS.get(head, ()) for p in parts[1:])
    given = head in _ROWS and any(p[0] == "const" for p in parts)
    return fixed or given or any(map(counts_places, parts))


def size_of(expression: Expression) -> int:
    """The number of nodes."""
    return 1 if expression[0] in {"var", "const"} else 1 + sum(size_of(part) for part in expression[1:])


def constants_in(expression: Expression) -> Iterator[str]:
    """The constants of an expression, as they are written."""
    if expression[0] == "const":
        yield expression[1]
    elif expression[0] != "var":
        for part in expression[1:]:
            yield from constants_in(part)


def write_python(expression: Expression, taken: frozenset[str], depth: int = 0) -> str:
    """The expression as Python; variables that it binds are named apart from `taken`."""
    head, *parts = expression
    if head in {"var", "const"}:
        return str(parts[0])
    bound = [name for name in _BOUND if name not in taken]
    first, second = bound[depth % len(bound)], bound[(depth + 1) % len(bound)]
    if head not in HIGHER_NAMES:
        template = BY_NAME[head].template
        texts = [write_python(part, taken, depth + ("{x}" in template)) for part in parts]
        return template.format(*texts, x=first)
    body = write_python(parts[0][1], taken, depth + 3)
    body = body.replace(FIRST, first).replace(SECOND, second)
    texts = [write_python(part, taken, depth + 3) for part in parts[1:]]
    third = bound[(depth + 2) % len(bound)]
    return "(" + BY_NAME[head].template.format("", *texts, body=body, v=first, w=second, x=third) + ")"


def compile_body(body: Expression, parameters: Sequence[str]) -> Callable[..., Any]:
    """A searched function's body as a callable on frozen values; parameters as the expression names them."""
    shown = ", ".join(p.replace("§", "p_") for p in parameters)
    made: Callable[..., Any] = eval(f"lambda {shown}: {_internal(body)}", _GLOBALS)  # noqa: S307 - written here
    return made


def _internal(expression: Expression) -> str:
    head, *parts = expression
    if head == "var":
        return str(parts[0]).replace("§", "p_")
    if head == "const":
        return str(parts[0])
    if head == "lam":
        return f"(lambda p_a, p_b=None: {_internal(parts[0])})"
    texts = [_internal(part) for part in parts]
    return _SHORT_FORMS[head].format(*texts) if head in _SHORT_FORMS else f"f_{head}({','.join(texts)})"


_GLOBALS: dict[str, Any] = {**MODULES, **{f"f_{operator.name}": operator.run for operator in BY_NAME.values()}}
