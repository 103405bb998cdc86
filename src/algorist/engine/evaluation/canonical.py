"""The canonical form of a program under a problem: two programs of one key must get one verdict.

What cannot change a verdict is taken away: comments, layout, docstrings, annotations of functions, and the names of
local variables (renamed in the order of their first use). A program that could look at those (`__doc__`, `locals`,
`inspect`, ...) is kept as it stands.
"""

import ast
import builtins
import hashlib
import json
import sys
from typing import Any

from algorist.engine.terms.problem import Problem
from algorist.engine.terms.types import TypeSyntaxError, from_node
from algorist.engine.terms.values import encode

_VERSION = 1
# A program that speaks one of these names might see what is taken away.
_INTROSPECTIVE = {
    "__doc__",
    "__annotations__",
    "__code__",
    "__closure__",
    "__traceback__",
    "_getframe",
    "annotations",
    "currentframe",
    "dir",
    "eval",
    "exec",
    "format_exc",
    "get_annotations",
    "get_type_hints",
    "getsource",
    "inspect",
    "locals",
    "signature",
    "singledispatch",
    "singledispatchmethod",
    "traceback",
    "vars",
}


def canonical_key(problem: Problem, source: str) -> str:
    """The key under which the verdict on `source` holds: its canonical form, the problem's data and the interpreter."""
    parts = [f"{_VERSION}", sys.version, problem_key(problem), canonical_source(source)]
    return _digest("\0".join(parts))


def problem_key(problem: Problem) -> str:
    """The version of all that a verdict depends on in a problem; its title and words are no part of it."""
    generator = problem.generator.source if problem.generator and problem.generated else ""
    evaluator = problem.evaluator
    fields: list[Any] = [
        problem.kind.value,
        problem.entry.signature,
        [
            [c.name, c.split.value, [[k.name, encode(k.args)] for k in c.calls], encode(c.expected)]
            for c in problem.cases
        ],
        repr(problem.checker),
        repr(problem.limits),
        [generator, problem.reference, repr(problem.generated)] if problem.generated else [],
        [evaluator.source, evaluator.direction.value, repr(evaluator.baselines)] if evaluator else [],
    ]
    return _digest(json.dumps(fields, sort_keys=True))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def canonical_source(source: str) -> str:
    """The canonical form of a program, as text; a source that is not Python is its own form."""
    try:
        module = ast.parse(source)
        if not _looks_at_itself(module):
            _drop_docstrings(module)
            _Bare(module).visit(module)
            _rename_locals(module)
        return ast.dump(module)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source


def _looks_at_itself(module: ast.Module) -> bool:
    for node in ast.walk(module):
        names = [
            getattr(node, "id", None),
            getattr(node, "attr", None),
            getattr(node, "module", None),
            getattr(node, "name", None),
        ]
        if any(isinstance(name, str) and name in _INTROSPECTIVE for name in names):
            return True
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in _INTROSPECTIVE:
            return True
    return False


_Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module


def _drop_docstrings(module: ast.Module) -> None:
    for node in ast.walk(module):
        if isinstance(node, _Scope) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]


class _Bare(ast.NodeTransformer):
    """Takes annotations from functions and their variables; those of classes may make fields, so they stay.

    An annotation of a parameter is worked out when the function is made, so only one that surely can be is taken.
    """

    def __init__(self, module: ast.Module) -> None:
        self._known = set(dir(builtins)) | {
            alias.asname or alias.name
            for node in module.body
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function without annotations."""
        if self._is_harmless(node.returns):
            node.returns = None
        arguments = node.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        for argument in every:
            if argument is not None and self._is_harmless(argument.annotation):
                argument.annotation = None
        node.body = [_without_annotation(statement) for statement in node.body]
        return self.generic_visit(node)

    def _is_harmless(self, annotation: ast.expr | None) -> bool:
        if annotation is None:
            return False
        if any(isinstance(n, ast.Name) and n.id not in self._known for n in ast.walk(annotation)):
            return False
        if any(isinstance(n, ast.Constant) and n.value not in (None, ...) for n in ast.walk(annotation)):
            return False
        try:
            from_node(annotation)
        except TypeSyntaxError:
            return False
        return True


def _without_annotation(statement: ast.stmt) -> ast.stmt:
    """An assignment to a plain name without its annotation, which is never worked out inside a function."""
    if isinstance(statement, ast.AnnAssign) and statement.value is not None and isinstance(statement.target, ast.Name):
        return ast.copy_location(ast.Assign([statement.target], statement.value), statement)
    return statement


def _rename_locals(module: ast.Module) -> None:
    """Rename the local variables of every outermost function, one-to-one, where the name can mean nothing else."""
    taken = _names_beyond_locals(module)
    for function in _outermost_functions(module):
        parameters = {node.arg for node in ast.walk(function) if isinstance(node, (ast.arg, ast.keyword))}
        fixed = taken | parameters | _other_bindings(function)
        bound = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)} - fixed
        names: dict[str, str] = {}
        for node in _in_source_order(function):
            if isinstance(node, ast.Name) and node.id in bound:
                node.id = names.setdefault(node.id, f"·{len(names)}")


def _in_source_order(function: ast.AST) -> list[ast.AST]:
    return [node for child in ast.iter_child_nodes(function) for node in (child, *_in_source_order(child))]


def _outermost_functions(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [node]
    return [function for child in ast.iter_child_nodes(node) for function in _outermost_functions(child)]


def _names_beyond_locals(module: ast.Module) -> set[str]:
    """Names that mean something outside functions: builtins, the module's and its classes' own, imported names."""
    names = set(dir(builtins))
    inside = {id(node) for function in _outermost_functions(module) for node in ast.walk(function)}
    for node in ast.walk(module):
        if isinstance(node, ast.Name) and id(node) not in inside:
            names.add(node.id)
    return names | _other_bindings(module)


def _other_bindings(node: ast.AST) -> set[str]:
    """Names bound by anything but an assignment to a name: these are not renamed."""
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, (ast.Global, ast.Nonlocal)):
            names.update(inner.names)
        elif isinstance(inner, ast.ClassDef):
            names.update(n.id for n in ast.walk(inner) if isinstance(n, ast.Name))
            names.add(inner.name)
        elif isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(inner.name)
        elif isinstance(inner, ast.alias):
            names.add((inner.asname or inner.name).split(".")[0])
        elif isinstance(inner, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and inner.name:
            names.add(inner.name)
        elif isinstance(inner, ast.MatchMapping) and inner.rest:
            names.add(inner.rest)
    return names
