"""Small deliberate mistakes in a program: a test that notices none of them tests nothing."""

import ast
import copy
from collections.abc import Callable, Iterator

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitXor: ast.BitOr,
}


def list_mutants(source: str, target: str, most: int = 6) -> Iterator[str]:
    """Variants of a module with one mistake each in its function or class `target`: first every flipped comparison,
    then swapped operators, constants off by one, lost signs and dropped updates; evenly picked when there are more than
    `most`; made as they are asked for.
    """
    tree = ast.parse(source)
    spots = _spots(tree, target)
    numbers = [i for kind in _MISTAKES for i, n in enumerate(spots) if isinstance(n, kind) and _is_mistake(n)]
    chosen = numbers[:: max(1, -(-len(numbers) // most))]
    return (_mutate_spot(tree, target, i) for i in chosen)


def _spots(tree: ast.Module, target: str) -> list[ast.AST]:
    return [n for node in tree.body if getattr(node, "name", "") == target for n in ast.walk(node)]


def _mutate_spot(tree: ast.Module, target: str, number: int) -> str:
    """The module with a mistake at one place."""
    changed = copy.deepcopy(tree)
    _make_mistake(_spots(changed, target)[number])
    return ast.unparse(changed) + "\n"


def _make_mistake(node: ast.AST) -> bool:
    return next(m for kind, m in _MISTAKES.items() if isinstance(node, kind))(node)


def _is_mistake(node: ast.AST) -> bool:
    """Whether there is a mistake to make at this node."""
    return _make_mistake(copy.deepcopy(node))


def _flip(node: ast.Compare) -> bool:
    node.ops[0] = _COMPARISONS[type(node.ops[0])]()
    return True


def _swap(node: ast.BinOp) -> bool:
    known = type(node.op) in _OPERATORS
    if known:
        node.op = _OPERATORS[type(node.op)]()
    return known


def _shift(node: ast.Constant) -> bool:
    if type(node.value) is not int:
        return False
    node.value += 1
    return True


def _unsign(node: ast.UnaryOp) -> bool:
    signed = isinstance(node.op, ast.USub)
    if signed:
        node.op = ast.UAdd()
    return signed


def _drop(node: ast.AugAssign) -> bool:
    """Keep the target as it is: an update that adds a conditional nothing."""
    node.value = ast.IfExp(test=ast.Constant(value=True), body=_nothing(node.value), orelse=node.value)
    return True


def _nothing(value: ast.expr) -> ast.expr:
    return ast.List(elts=[], ctx=ast.Load()) if isinstance(value, ast.List | ast.ListComp) else ast.Constant(value=0)


def _cut(node: ast.Call) -> bool:
    """Give the first argument in place of the call's answer, as when a step was forgotten."""
    if len(node.args) < 1 or isinstance(node.args[0], ast.Starred):
        return False
    node.func = ast.Lambda(
        args=ast.arguments(
            posonlyargs=[],
            args=[ast.arg(arg="first")],
            vararg=ast.arg(arg="rest"),
            kwonlyargs=[],
            kw_defaults=[],
            kwarg=ast.arg(arg="named"),
            defaults=[],
        ),
        body=ast.Name(id="first", ctx=ast.Load()),
    )
    ast.fix_missing_locations(node)
    return True


_MISTAKES: dict[type[ast.AST], Callable[..., bool]] = {
    ast.Compare: _flip,
    ast.BinOp: _swap,
    ast.Constant: _shift,
    ast.UnaryOp: _unsign,
    ast.AugAssign: _drop,
    ast.Call: _cut,
}
