"""Pseudocode from a program's own syntax tree: the same steps in words, so that it can never differ from the code."""

import ast
from collections.abc import Iterator


def write_pseudocode(source: str) -> str:
    """The functions and classes of a Python source as indented pseudocode; imports, types and docstrings left out."""
    lines: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            lines += _block([node], 0)
    return "\n".join(lines)


def _block(body: list[ast.stmt], depth: int) -> list[str]:
    return [line for node in body for line in _statement(node, depth)]


def _statement(node: ast.stmt, depth: int) -> Iterator[str]:
    pad = "    " * depth
    if isinstance(node, ast.FunctionDef):
        yield f"{pad}algorithm {node.name}({', '.join(a.arg for a in node.args.args if a.arg != 'self')}):"
        yield from _block(_without_docstring(node.body), depth + 1)
    elif isinstance(node, ast.ClassDef):
        yield f"{pad}structure {node.name}:"
        yield from _block(_without_docstring(node.body), depth + 1)
    elif isinstance(node, ast.If):
        yield from _branches(node, depth)
    elif isinstance(node, ast.For):
        yield f"{pad}for each {ast.unparse(node.target)} in {_text(node.iter)}:"
        yield from _block(node.body, depth + 1)
    elif isinstance(node, ast.While):
        test = "repeat until left:" if ast.unparse(node.test) == "True" else f"while {_text(node.test)}:"
        yield pad + test
        yield from _block(node.body, depth + 1)
    else:
        yield from (pad + line for line in _simple(node))


def _branches(node: ast.If, depth: int, word: str = "if") -> Iterator[str]:
    pad = "    " * depth
    yield f"{pad}{word} {_text(node.test)}:"
    yield from _block(node.body, depth + 1)
    if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        yield from _branches(node.orelse[0], depth, "otherwise if")
    elif node.orelse:
        yield f"{pad}otherwise:"
        yield from _block(node.orelse, depth + 1)


def _simple(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Return):
        yield f"return {_text(node.value)}" if node.value else "return"
    elif isinstance(node, ast.Break | ast.Continue):
        yield "leave the loop" if isinstance(node, ast.Break) else "go on with the next"
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        yield from _assignment(node)
    elif not isinstance(node, ast.Pass | ast.Nonlocal | ast.Global | ast.Import | ast.ImportFrom):
        yield " ".join(ast.unparse(node).split())


def _assignment(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        yield f"{' ← '.join(_text(t) for t in node.targets)} ← {_text(node.value)}"
    elif isinstance(node, ast.AnnAssign):
        if node.value:
            yield f"{_text(node.target)} ← {_text(node.value)}"
    else:
        yield f"{_text(node.target)} ← {_text(ast.BinOp(node.target, node.op, node.value))}"


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return body[1:] if said else body


def _text(node: ast.expr) -> str:
    return " ".join(ast.unparse(node).split())
