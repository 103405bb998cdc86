"""Two programs in one module: each in a function of its own, so that their helpers cannot meet."""

import ast
from collections.abc import Sequence

from algorist.engine.terms.problem import Entry


def joined_module(entry: Entry, sources: Sequence[str], idea: str, lines: Sequence[str]) -> str | None:
    """A module whose entry point uses the programs; in `lines` its body, `{0}` and `{1}` stand for calls of them.

    None when a source cannot be parsed, or cannot live inside a function.
    """
    names = [f"_{word}" for word in ("first", "second", "third", "fourth")[: len(sources)]]
    params = ", ".join(param.name for param in entry.params)
    try:
        parts = [_as_function(source, entry.name, name) for source, name in zip(sources, names, strict=True)]
        body = [line.format(*(f"{name}({params})" for name in names)) for line in lines]
        module = "\n\n".join([*parts, _write_class(entry, idea, body) if entry.is_class else _write(entry, idea, body)])
        compile(module, "<hybrid>", "exec")
    except (SyntaxError, ValueError, RecursionError, IndexError):
        return None
    return module


def _write(entry: Entry, idea: str, body: Sequence[str]) -> str:
    lines = "".join(f"    {line}\n" for line in body)
    return f"def {entry.name}({', '.join(param.name for param in entry.params)}):\n    {_docstring(idea)}\n{lines}"


def _write_class(entry: Entry, idea: str, body: Sequence[str]) -> str:
    """A class whose making chooses which program's object there will be."""
    params = ", ".join(["cls", *(param.name for param in entry.params)])
    lines = "".join(f"        {line}\n" for line in body)
    return f"class {entry.name}:\n    {_docstring(idea)}\n\n    def __new__({params}):\n{lines}"


def _as_function(source: str, entry: str, name: str) -> str:
    """The module's body inside a maker, called at once for the entry point that it defines."""
    tree = ast.parse(source)
    body = [_inside(statement) for statement in tree.body if not _is_future(statement)]
    body.append(ast.Return(ast.Name(entry, ast.Load())))
    module = ast.parse(f"def _make{name}(): pass")
    maker = module.body[0]
    assert isinstance(maker, ast.FunctionDef)
    maker.body = body
    ast.fix_missing_locations(module)
    return f"{ast.unparse(module)}\n\n\n{name} = _make{name}()\n"


def _inside(statement: ast.stmt) -> ast.stmt:
    """A global name of the module is a name of the maker's once the module is inside it."""
    return _Deeper().visit(statement)  # type: ignore[no-any-return]


class _Deeper(ast.NodeTransformer):
    def visit_Global(self, node: ast.Global) -> ast.Nonlocal:
        return ast.Nonlocal(names=node.names)


def _is_future(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == "__future__"


def _docstring(idea: str) -> str:
    return ast.unparse(ast.Expr(ast.Constant(" ".join(idea.split()))))
