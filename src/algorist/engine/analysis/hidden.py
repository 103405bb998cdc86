"""What an operation counter cannot see of a program, judged from its text: work inside library calls and operators."""

import ast
from collections.abc import Iterator
from enum import Enum


class Hidden(Enum):
    """How much a program's counts may lack."""

    NOTHING = "each uncounted step takes constant time, but for a few that are done once"
    PERHAPS = "there are steps whose cost is not known"
    LOGARITHM = "there are calls that hide a factor which times are too coarse to betray"


# Library calls whose work grows with the size and is too fast for the times to betray a logarithm.
_LOGARITHMIC = {
    *("sorted", "sort", "bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right"),
    *("heapify", "heappush", "heappop", "heappushpop", "heapreplace", "merge", "nlargest", "nsmallest"),
    *("argsort", "searchsorted", "unique", "pow", "gcd", "lcm"),
}
_CONSTANT = {
    *("abs", "bool", "chr", "divmod", "enumerate", "float", "isinstance", "iter", "len", "next", "ord", "range"),
    *("reversed", "zip", "add", "append", "appendleft", "get", "items", "keys", "popleft", "setdefault", "values"),
}
# Constant where they are given nothing to go through: `set()`, `stack.pop()`, and `min(a, b)`.
_CONSTANT_WITHOUT = {"defaultdict", "deque", "dict", "list", "pop", "set", "tuple"}
_CONSTANT_OF_SEVERAL = {"max", "min"}
_LINEAR = {"all", "any", "copy", "count", "Counter", "extend", "index", "join", "split", "str", "sum"}
_ONCE = _LINEAR | _CONSTANT_WITHOUT | _CONSTANT_OF_SEVERAL


def hidden_work(source: str, entry: str) -> Hidden:
    """What the counts of a program may lack, whose function `entry` is called once.

    Linear work by the library is let pass where it is done once: it is some ten times as fast as counted work.
    """
    try:
        module = ast.parse(source)
        nodes = list(ast.walk(module))
        if {getattr(node, "id", getattr(node, "attr", "")) for node in nodes} & _LOGARITHMIC:
            return Hidden.LOGARITHM
        own = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        once = None if entry in called else entry
        unknown = any(_is_unknown(node, own, repeated) for node, repeated in _walk(module, once))
    except (SyntaxError, ValueError, RecursionError):
        return Hidden.PERHAPS
    return Hidden.PERHAPS if unknown else Hidden.NOTHING


def _walk(node: ast.AST, once: str | None, *, repeated: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node below, and whether it may be run more than once; the function `once` is not."""
    yield node, repeated
    for name, value in ast.iter_fields(node):
        below = repeated or _repeats(node, name, once)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _walk(child, once, repeated=below)


def _repeats(node: ast.AST, part: str, once: str | None) -> bool:
    match node:
        case ast.FunctionDef():
            return part == "body" and node.name != once
        case ast.For() | ast.While():
            return part in {"target", "test", "body"}
        case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return True
    return False


def _is_unknown(node: ast.AST, own: set[str], repeated: bool) -> bool:  # noqa: FBT001
    """Whether a step may take time that grows with the input and is not counted."""
    match node:
        case ast.Call():
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            return name not in own and not _is_constant(name, node) and (repeated or name not in _ONCE)
        case ast.Slice() | ast.Starred() | ast.Delete():
            return repeated
        case ast.Compare():
            return repeated and any(isinstance(one, ast.In | ast.NotIn) for one in node.ops)
        case ast.BinOp(op=ast.Pow() | ast.MatMult()):
            return not isinstance(node.right, ast.Constant)
        case ast.BinOp():
            return repeated and (_is_sequence(node.left) or _is_sequence(node.right))
        case ast.AugAssign():
            return repeated and _is_sequence(node.value)
    return False


def _is_constant(name: str, call: ast.Call) -> bool:
    plain = not call.keywords and not any(isinstance(given, ast.Starred) for given in call.args)
    several = plain and len(call.args) > 1
    return (
        name in _CONSTANT or (name in _CONSTANT_WITHOUT and not call.args) or (name in _CONSTANT_OF_SEVERAL and several)
    )


def _is_sequence(node: ast.expr) -> bool:
    text = isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    return text or isinstance(node, ast.List | ast.ListComp | ast.Tuple | ast.JoinedStr)
