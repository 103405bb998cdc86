"""Reads and comparisons of elements, which no comparison of states can show, marked by rewriting the syntax tree.

`a[i]` in a load becomes a call that gives `a[i]` and notes it; where the element is compared the note says so. Lines
and the order of evaluation stay as they were.
"""

import ast
import builtins
from typing import Any

READ, COMPARE = "_algotrace_read_", "_algotrace_compare_"
_MOST_MARKS_A_STEP = 200


class _Marker(ast.NodeTransformer):
    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        node.left = self._operand(node.left)
        node.comparators = [self._operand(item) for item in node.comparators]
        return node

    def _operand(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Subscript):
            self.generic_visit(node)
            return _call(node, COMPARE)
        return self.visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        return _call(node, READ)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        node.target = self.visit(node.target)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.body = [self.visit(item) for item in node.body]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [self.visit(item) for item in node.body]
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return node  # places inside f-strings are not those of the file before Python 3.12


def _call(node: ast.Subscript, name: str) -> ast.expr:
    whole = not isinstance(node.ctx, ast.Load) or isinstance(node.slice, ast.Slice | ast.Tuple)
    if whole or node.lineno != node.end_lineno or isinstance(node.slice, ast.Starred):
        return node
    call = ast.Call(func=ast.Name(id=name, ctx=ast.Load()), args=[node.value, node.slice], keywords=[])
    return ast.fix_missing_locations(ast.copy_location(call, node))


def mark_reads(tree: ast.Module) -> ast.Module:
    """The module with its element reads and comparisons marked."""
    marked: ast.Module = _Marker().visit(tree)
    return marked


class MarkNotes:
    """What was read since the last step: (letter, object, index) each, kept to what one step can show."""

    def __init__(self) -> None:
        self.pending: list[tuple[str, Any, Any]] = []

    def install(self) -> None:
        """Make the markers known to the rewritten program."""
        setattr(builtins, READ, self._marker("<"))
        setattr(builtins, COMPARE, self._marker("?"))

    def remove(self) -> None:
        """Take the markers away again."""
        for name in (READ, COMPARE):
            if hasattr(builtins, name):
                delattr(builtins, name)

    def _marker(self, kind: str) -> Any:
        notes = self.pending

        def marked(holder: Any, index: Any) -> Any:
            found = holder[index]
            if len(notes) < _MOST_MARKS_A_STEP:
                notes.append((kind, holder, index))
            return found

        return marked
