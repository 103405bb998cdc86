"""The algorithm alone, as text: an entry's function or class with what it needs, without oracle and generator."""

import ast
import io
import tokenize
from collections.abc import Iterable
from itertools import pairwise

from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry


def extract_source(entry: CatalogueEntry, name: str | None = None) -> str:
    """The stand-alone source of an entry's algorithm; `name` renames its function or class."""
    text = entry.read_text()
    source = stand_alone(text, {entry.target})
    return source if name is None or name == entry.target else rename(source, {entry.target: name})


def stand_alone(text: str, wanted: Iterable[str]) -> str:
    """The part of a module that the wanted top-level names need, in its own order, comments and layout kept."""
    tree = ast.parse(text)
    parts = [(node, _defined(node)) for node in tree.body]
    needed = set(wanted)
    while True:
        used = {name for node, names in parts if names & needed and not _is_import(node) for name in _mentioned(node)}
        if used <= needed:
            break
        needed |= used
    imports = [line for node, _ in parts if _is_import(node) for line in _imported(node, needed)]
    bodies = [_segment(text, node) for node, names in parts if names & needed and not _is_import(node)]
    head = ["\n".join(imports)] if imports else []
    return "\n\n\n".join(head + bodies) + "\n"


def rename(source: str, names: dict[str, str]) -> str:
    """The source with some names replaced wherever they stand as names of their own, not as attributes."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    lines = source.splitlines(keepends=True)
    for before, token in reversed(list(pairwise(tokens))):
        if token.type == tokenize.NAME and token.string in names and before.string != ".":
            row, start = token.start
            line = lines[row - 1]
            lines[row - 1] = line[:start] + names[token.string] + line[token.end[1] :]
    return "".join(lines)


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def _defined(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {t.id for t in node.targets if isinstance(t, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    return set()


def _mentioned(node: ast.stmt) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _imported(node: ast.stmt, needed: set[str]) -> list[str]:
    if isinstance(node, ast.Import):
        return [f"import {a.name}" for a in node.names if (a.asname or a.name.split(".")[0]) in needed]
    if isinstance(node, ast.ImportFrom):
        names = [a.name for a in node.names if a.name in needed]
        return [f"from {node.module} import {', '.join(names)}"] if names else []
    return []


def _segment(text: str, node: ast.stmt) -> str:
    """A statement's own lines, decorators included."""
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(d.lineno for d in decorators)])
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])
