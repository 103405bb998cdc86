"""The table of all entries, read from their syntax trees: nothing is imported, so listing them is cheap and safe."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from algorist.engine.terms.problem import Method, Param
from algorist.engine.terms.types import Type, from_node

ENTRIES = Path(__file__).parent / "entries"
FORMAT_NAMES = frozenset({"ENTRY", "oracle", "Oracle", "generate", "check"})


class EntryError(ValueError):
    """A file that is not an entry; the message names the file and what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One algorithm of the catalogue: what its file says.

    `target` is the name of the function or class that is the algorithm; `example` is one worked call and its answer
    (for a class: the list of calls and the list of answers). `compare` says how its answers are held against the
    oracle's: `exact`, `approximate`, `unordered`, or `check` where the file defines a check of its own.
    """

    key: str
    path: Path
    title: str
    summary: str
    explanation: str
    target: str
    is_class: bool
    params: tuple[Param, ...]
    returns: Type
    methods: tuple[Method, ...] = ()
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    preconditions: tuple[str, ...] = ()
    growth: str = ""
    growth_reason: str = ""
    references: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    compare: str = "exact"
    example: tuple[Any, Any] = ((), None)
    edges: tuple[Any, ...] = ()

    @property
    def family(self) -> str:
        """The folder that the entry lies in, such as `sorting`."""
        return self.key.split("/", maxsplit=1)[0]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.key.split("/", maxsplit=1)[1]

    def read_text(self) -> str:
        """The whole file: algorithm, oracle and generator."""
        return self.path.read_text(encoding="utf-8")


@cache
def list_entries() -> tuple[CatalogueEntry, ...]:
    """All entries, by family and name."""
    paths = sorted(p for p in ENTRIES.glob("*/*.py") if p.name != "__init__.py")
    return tuple(read_entry(path) for path in paths)


def find_entry(key: str) -> CatalogueEntry:
    """The entry of a key such as `sorting/merge_sort`.

    Raises:
        EntryError: there is none.

    """
    for entry in list_entries():
        if entry.key == key:
            return entry
    raise EntryError(f"{key}: there is no such entry")


def read_entry(path: Path) -> CatalogueEntry:
    """Read one file of the catalogue.

    Raises:
        EntryError: the file lacks a part of the format.

    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    key = f"{path.parent.name}/{path.stem}"
    title, summary, explanation = _words(ast.get_docstring(tree) or "", key)
    table = _table(tree, key)
    target = _target(tree, str(table.pop("target", path.stem)), key)
    is_class = isinstance(target, ast.ClassDef)
    return CatalogueEntry(
        key=key,
        path=path,
        title=title,
        summary=summary,
        explanation=explanation,
        target=target.name,
        is_class=is_class,
        params=_constructor(target) if isinstance(target, ast.ClassDef) else read_params(target),
        returns=from_node(None if isinstance(target, ast.ClassDef) else target.returns),
        methods=tuple(_methods(target)) if isinstance(target, ast.ClassDef) else (),
        **table,
    )


def _words(docstring: str, key: str) -> tuple[str, str, str]:
    first, _, rest = docstring.partition("\n\n")
    title, colon, summary = " ".join(first.split()).partition(": ")
    if not colon or not rest.strip():
        raise EntryError(f"{key}: the docstring must be 'Title: one sentence.', an empty line and an explanation")
    return title, summary[0].upper() + summary[1:], " ".join(rest.split())


_TUPLES = ("aliases", "keywords", "preconditions", "references", "steps", "weaknesses", "edges")
_NEEDED = ("keywords", "growth", "references", "steps", "example")


def _table(tree: ast.Module, key: str) -> dict[str, Any]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "ENTRY":
            table: dict[str, Any] = ast.literal_eval(node.value)
            break
    else:
        raise EntryError(f"{key}: there is no ENTRY = {{...}}")
    missing = [name for name in _NEEDED if not table.get(name)]
    if missing:
        raise EntryError(f"{key}: ENTRY lacks {', '.join(missing)}")
    table["keywords"] = table["keywords"].split() if isinstance(table["keywords"], str) else table["keywords"]
    return {name: tuple(value) if name in _TUPLES else value for name, value in table.items()}


def _target(tree: ast.Module, name: str, key: str) -> ast.FunctionDef | ast.ClassDef:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node
    raise EntryError(f"{key}: there is no function or class {name}; set 'target' in ENTRY")


def read_params(function: ast.FunctionDef, *, method: bool = False) -> tuple[Param, ...]:
    """The parameters of a function's syntax tree, without `self` for a method."""
    given = function.args.args[1:] if method else function.args.args
    plain = len(given) - len(function.args.defaults)
    return tuple(Param(a.arg, from_node(a.annotation), default=i >= plain) for i, a in enumerate(given))


def _functions(node: ast.ClassDef) -> Iterator[ast.FunctionDef]:
    return (f for f in node.body if isinstance(f, ast.FunctionDef))


def _constructor(node: ast.ClassDef) -> tuple[Param, ...]:
    return next((read_params(f, method=True) for f in _functions(node) if f.name == "__init__"), ())


def _methods(node: ast.ClassDef) -> Iterator[Method]:
    for function in _functions(node):
        if not function.name.startswith("_"):
            yield Method(function.name, read_params(function, method=True), from_node(function.returns))
