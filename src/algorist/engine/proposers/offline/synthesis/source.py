"""A found expression as a readable function: named steps where it is long, the answer in the type asked for."""

import ast
import math
from collections.abc import Iterator, Sequence
from typing import Any

from algorist.engine.proposers.offline.synthesis.expressions import (
    MODULES,
    Expression,
    size_of,
    write_python,
)

_IMPORTS = {
    "functools.": "import functools",
    "itertools.": "import itertools",
    "math.": "import math",
    "re.": "import re",
    "calendar.": "import calendar",
    "Counter(": "from collections import Counter",
}
# Functions of their own for what no expression says: a call of the name brings the text along.
_FUNCTIONS = {
    "flatten_deeply(": """
def flatten_deeply(items):
    return [v for item in items for v in (flatten_deeply(item) if isinstance(item, (list, tuple)) else [item])]
""",
    "depth_of(": """
def depth_of(items):
    return 1 + max(map(depth_of, items), default=0) if isinstance(items, (list, tuple)) else 0
""",
}
# How the answer may have to be wrapped, since the search holds lists and tuples alike.
_WRAPS = (
    "{0}",
    "list({0})",
    "tuple({0})",
    "[list(row) for row in {0}]",
    "[tuple(row) for row in {0}]",
    "tuple(tuple(row) for row in {0})",
    "set({0})",
    "float({0})",
)
_LONG = 48
_NEVER_HOISTED = frozenset({"ite", "and", "or"})
_SMALL = 3


def write_function(
    expression: Expression, name: str, names: Sequence[str], examples: Sequence[tuple[tuple[Any, ...], Any]]
) -> str | None:
    """The source of `name(names)` for an expression, None when Python does not give the examples' answers.

    The expression is run on the examples as real Python, which is where lists and tuples, ints and floats part.
    """
    taken = frozenset(names)
    steps, last = _name_steps(expression, taken)
    listed = [n for i, n in enumerate(names) if any(isinstance(args[i], tuple) for args, _ in examples)]
    begin = [f"{n} = list({n})" for n in listed]
    hashed = [f"{n} = [tuple(row) for row in {n}]" for i, n in enumerate(names) if _has_lists(examples, i)]
    for lines in ([*begin, *steps], [*begin, *hashed, *steps])[: 1 + bool(hashed)]:
        for wrap in _WRAPS:
            body = [*lines, f"return {wrap.format(_bare(last) if wrap == '{0}' else last)}"]
            source = f"def {name}({', '.join(names)}):\n" + "".join(f"    {line}\n" for line in body)
            whole = _with_functions(source)
            if _answers_rightly(whole, name, examples):
                return _with_imports(whole)
    return None


def _has_lists(examples: Sequence[tuple[tuple[Any, ...], Any]], place: int) -> bool:
    """Whether an argument is a list of lists: the search counts and compares these, which Python does with tuples."""
    values = [args[place] for args, _ in examples]
    rows = [row for value in values if isinstance(value, list | tuple) for row in value]
    return bool(rows) and all(isinstance(row, list) for row in rows)


def _answers_rightly(source: str, name: str, examples: Sequence[tuple[tuple[Any, ...], Any]]) -> bool:
    try:
        space: dict[str, Any] = dict(MODULES)
        exec(source, space)  # noqa: S102 - as above
        return all(_same(space[name](*_copies(args)), answer) for args, answer in examples)
    except Exception:  # noqa: BLE001 - whatever it raises, it is not the program
        return False


def _copies(args: Sequence[Any]) -> list[Any]:
    return [list(a) if isinstance(a, list) else a for a in args]


def _same(got: Any, answer: Any) -> bool:
    if isinstance(answer, float) and isinstance(got, int | float) and not isinstance(got, bool):
        return math.isclose(got, answer, rel_tol=1e-9, abs_tol=1e-9)
    if type(got) is not type(answer):
        return False
    if isinstance(answer, list | tuple):
        return len(got) == len(answer) and all(_same(g, a) for g, a in zip(got, answer, strict=True))
    return bool(got == answer)


def _with_functions(source: str) -> str:
    """The source below the functions of ours that it calls."""
    return "".join(text for mark, text in _FUNCTIONS.items() if mark in source) + source


def _with_imports(source: str) -> str:
    """The source without needless parentheses, under the imports that it needs."""
    source = ast.unparse(ast.parse(source)) + "\n"
    needed = [line for mark, line in _IMPORTS.items() if mark in source]
    return "\n".join(needed) + "\n\n\n" * bool(needed) + source


def _name_steps(expression: Expression, taken: frozenset[str]) -> tuple[list[str], str]:
    """Assignments for the long inner parts of an expression, and what is left of it."""
    steps: list[str] = []
    names: dict[Expression, str] = {}
    while len(write_python(expression, taken)) > _LONG:
        part = next((p for p in _hoistable(expression) if size_of(p) >= _SMALL), None)
        if part is None:
            break
        names[part] = name = _fresh(part, taken | set(names.values()))
        steps.append(f"{name} = {_bare(write_python(part, taken))}")
        expression = _replace(expression, part, ("var", name))
        taken |= {name}
    return steps, write_python(expression, taken)


_STEP_NAMES = {
    "sorted": "ordered", "sortby": "ordered", "filter": "kept", "map": "changed", "counter": "counts", "sum": "total",
    "split": "words", "splitc": "pieces", "join": "joined", "len": "length", "slen": "length", "dedup": "distinct",
    "digits": "digits", "divisors": "divisors", "max": "largest", "min": "smallest", "flat": "flat", "zip": "pairs",
    "pairw": "neighbours", "summap": "total", "countf": "count", "rev": "reversed_items", "items": "items",
}  # fmt: skip


def _fresh(part: Expression, taken: frozenset[str] | set[str]) -> str:
    base = _STEP_NAMES.get(part[0], "step")
    numbered = (f"{base}_{i}" for i in range(2, 100))
    return next(name for name in (base, *numbered) if name not in taken)


def _hoistable(expression: Expression) -> Iterator[Expression]:
    """Inner parts that are always computed, innermost first; nothing of a condition's branches or of a lambda."""
    if expression[0] in _NEVER_HOISTED | {"var", "const", "lam"}:
        return
    for part in expression[1:]:
        yield from _hoistable(part)
        if part[0] not in _NEVER_HOISTED | {"var", "const", "lam"}:
            yield part


def _replace(expression: Expression, part: Expression, by: Expression) -> Expression:
    if expression == part:
        return by
    if expression[0] in {"var", "const"}:
        return expression
    return (expression[0], *(_replace(inner, part, by) for inner in expression[1:]))


def _bare(text: str) -> str:
    """Without the parentheses around the whole."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for i, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and i < len(text) - 1:
            return text
    return text[1:-1] if "," not in text or _is_call_like(text) else text


def _is_call_like(text: str) -> bool:
    """Whether the commas are all inside brackets, so that the parentheses do not make a tuple."""
    depth = 0
    for character in text[1:-1]:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            return False
    return True
