"""What can be said of a program without running it: size, branching, unused code, imports; measured by libraries.

Cyclomatic complexity (McCabe 1976) comes from lizard, unused code from vulture.
"""

import ast
import sys
from dataclasses import dataclass

import vulture

# lizard puts the running script's folder first in the import path: under `python -m algorist` our own `queue` would
# then hide the standard library's.
_IMPORT_PATH = list(sys.path)
import lizard  # noqa: E402

sys.path[:] = _IMPORT_PATH

_LEAST_CONFIDENCE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionFindings:
    """One function: its lines, its cyclomatic complexity (1: no branch), its parameters and the deepest nesting."""

    name: str
    line: int
    lines: int
    complexity: int
    parameters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A name that nothing seems to use; `confidence` in per cent is the finder's own."""

    name: str
    kind: str
    line: int
    confidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A program as it stands; `problem` says why nothing else could be found.

    `lines` counts all, `code_lines` those with code. `imports` are the top-level packages, `foreign_imports` those
    outside the standard library. `recursive` are the functions that call themselves by name.
    """

    lines: int = 0
    code_lines: int = 0
    complexity: int = 0
    functions: tuple[FunctionFindings, ...] = ()
    unused: tuple[Unused, ...] = ()
    imports: tuple[str, ...] = ()
    foreign_imports: tuple[str, ...] = ()
    recursive: tuple[str, ...] = ()
    deepest_loop: int = 0
    problem: str = ""


def static_findings(source: str, entry: str = "") -> Findings:
    """The findings of a program; `entry` is the name that is called from outside, so that it counts as used."""
    try:
        module = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError) as error:
        return Findings(lines=len(source.splitlines()), problem=f"the source cannot be parsed: {error}")
    functions = _functions(source)
    imports = _imports(module)
    return Findings(
        lines=len(source.splitlines()),
        code_lines=len({line for node in ast.walk(module) if (line := getattr(node, "lineno", 0))}),
        complexity=max((f.complexity for f in functions), default=1),
        functions=functions,
        unused=_unused(source, entry),
        imports=imports,
        foreign_imports=tuple(name for name in imports if name not in sys.stdlib_module_names),
        recursive=_recursive(module),
        deepest_loop=_deepest_loop(module),
    )


def _functions(source: str) -> tuple[FunctionFindings, ...]:
    found = lizard.analyze_file.analyze_source_code("program.py", source).function_list
    return tuple(
        FunctionFindings(
            name=f.name,
            line=f.start_line,
            lines=f.end_line - f.start_line + 1,
            complexity=f.cyclomatic_complexity,
            parameters=f.parameter_count,
        )
        for f in found
    )


def _unused(source: str, entry: str) -> tuple[Unused, ...]:
    """Vulture sees one module only, so what is called from outside is named to it as used."""
    finder = vulture.Vulture(ignore_names=[entry] if entry else [])
    finder.scan(source, filename="program.py")
    public = _public_methods(source, entry)
    items = [item for item in finder.get_unused_code(min_confidence=_LEAST_CONFIDENCE) if item.name not in public]
    return tuple(
        Unused(name=item.name, kind=item.typ, line=item.first_lineno, confidence=item.confidence) for item in items
    )


def _public_methods(source: str, entry: str) -> set[str]:
    """The methods of a class that is the entry point: they are called from outside too."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and node.name == entry:
            return {member.name for member in node.body if isinstance(member, ast.FunctionDef)}
    return set()


def _imports(module: ast.Module) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names.update(dict.fromkeys(alias.name.split(".")[0] for alias in node.names))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module != "__future__":
            names[node.module.split(".")[0]] = None
    return tuple(sorted(names))


def _recursive(module: ast.Module) -> tuple[str, ...]:
    names = []
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            calls = {_called_name(inner) for inner in ast.walk(node) if isinstance(inner, ast.Call)}
            names += [node.name] * (node.name in calls)
    return tuple(dict.fromkeys(names))


def _called_name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    own = (
        isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "self"
    )
    return call.func.attr if own and isinstance(call.func, ast.Attribute) else ""


def _deepest_loop(node: ast.AST) -> int:
    """How many loops stand inside each other at most, those of comprehensions too."""
    inner = max((_deepest_loop(child) for child in ast.iter_child_nodes(node)), default=0)
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        return inner + len(node.generators)
    return inner + isinstance(node, (ast.For, ast.While))
