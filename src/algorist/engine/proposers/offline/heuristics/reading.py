"""Formulas read back from the modules that they were written into, so that the rules of parents can be crossed."""

import ast
from collections.abc import Collection, Mapping, Sequence

from algorist.engine.proposers.offline.heuristics.trees import Tree

_BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_CALLS = {"divide": "/", "min": "min", "max": "max"}
_INSIDE = {"math.sqrt": "root", "math.log1p": "log"}  # of an absolute value


class UnreadableError(ValueError):
    """An expression that no formula is written as."""


def read_rules(
    sources: Sequence[str], function: str, leaves: Collection[str], names: Mapping[str, str] | None = None
) -> list[Tree]:
    """The formulas of those programs whose function of this name holds one over these terms."""
    found = []
    for source in sources:
        try:
            found.append(read_formula(_rule_of(source, function), leaves, names or {}))
        except (UnreadableError, SyntaxError, ValueError, RecursionError):
            continue
    return found


def _rule_of(source: str, function: str) -> ast.expr:
    """What the function's last assignment assigns."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            assigned = [s.value for s in node.body if isinstance(s, ast.Assign)]
            if assigned:
                return assigned[-1]
    raise UnreadableError(function)


def read_formula(node: ast.expr, leaves: Collection[str], names: Mapping[str, str]) -> Tree:
    """The tree of an expression that `write_formula` wrote; `names` says which term a name stands for.

    Raises:
        UnreadableError: it is another expression.

    """

    def read(part: ast.expr) -> Tree:
        return read_formula(part, leaves, names)

    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name) and names.get(node.id, node.id) in leaves:
        return names.get(node.id, node.id)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = read(node.operand)
        return -inner if isinstance(inner, float) else ("neg", inner)
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        return (_BINARY[type(node.op)], read(node.left), read(node.right))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return ("square", read(_inside_of(_first_of(node.left), "abs")))
    if isinstance(node, ast.IfExp) and isinstance(node.test, ast.Compare) and isinstance(node.test.ops[0], ast.LtE):
        return ("ifle", read(node.test.left), read(node.test.comparators[0]), read(node.body), read(node.orelse))
    return _read_call(node, leaves, names)


def _read_call(node: ast.expr, leaves: Collection[str], names: Mapping[str, str]) -> Tree:
    word = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    if not isinstance(node, ast.Call) or node.keywords:
        raise UnreadableError(ast.unparse(node))
    if word in _CALLS and len(node.args) == 2:  # noqa: PLR2004 - the three take two
        return (_CALLS[word], *(read_formula(part, leaves, names) for part in node.args))
    if word in _INSIDE:
        return (_INSIDE[word], read_formula(_inside_of(node.args[0], "abs"), leaves, names))
    if word == "math.exp":  # of min(20, max(-20, x / 10))
        clipped = _last_of(_last_of(node.args[0]))
        if isinstance(clipped, ast.BinOp) and isinstance(clipped.op, ast.Div):
            return ("exp", read_formula(clipped.left, leaves, names))
    raise UnreadableError(word)


def _inside_of(node: ast.expr, word: str) -> ast.expr:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == word and len(node.args) == 1:
        return node.args[0]
    raise UnreadableError(ast.unparse(node))


def _first_of(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Call) and node.args:
        return node.args[0]
    raise UnreadableError(ast.unparse(node))


def _last_of(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Call) and node.args:
        return node.args[-1]
    raise UnreadableError(ast.unparse(node))
