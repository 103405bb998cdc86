"""What each line of a module can change: names it may bind, objects it may alter, or anything at all.

Finding changes by comparing everything at every step costs most of a recording. The syntax tree says of most lines that
they can change one named object or none; only the rest ("wild" lines) are compared in full.
"""

import ast
from dataclasses import dataclass, field
from typing import Any

from algorist.engine.tracing.inside.facts import MUTATORS, Facts, words

# A path names an object as a line names it: ("a",), ("self", ".items"), ("grid", ("n", "row", 0)).
# ("n", name, offset) is an index held in a name, ("c", value) a constant one, ("*",) any element.
Path = tuple[Any, ...]

ANY_ELEMENT = ("*",)

_PURE_BUILTINS = words(
    "abs all any ascii bin bool bytes callable chr complex dict divmod enumerate filter float format "
    "frozenset hash hex id input int isinstance issubclass iter len list map max min next object oct ord "
    "pow print range repr reversed round set slice sorted str sum super tuple type zip ValueError "
    "KeyError IndexError TypeError RuntimeError Exception StopIteration NotImplementedError "
    "ZeroDivisionError OverflowError AssertionError ArithmeticError LookupError"
)
_PURE_MODULES = words(
    "math cmath itertools statistics string time collections collections.abc typing dataclasses fractions "
    "decimal bisect json re sys copy functools textwrap enum abc datetime"
)
_FIRST_ARGUMENT = words(
    "heapq.heappush heapq.heappop heapq.heapify heapq.heapreplace heapq.heappushpop bisect.insort "
    "bisect.insort_left bisect.insort_right random.shuffle"
)
_IMPURE = frozenset(
    {"bisect.insort", "bisect.insort_left", "bisect.insort_right", "functools.partial", "random.shuffle"}
)
_TEXT_METHODS = words(
    "strip lstrip rstrip split rsplit splitlines join lower upper title capitalize swapcase startswith "
    "endswith isdigit isalpha isalnum isupper islower isspace format replace zfill ljust rjust center "
    "encode decode partition rpartition casefold bit_length bit_count is_integer as_integer_ratio "
    "conjugate"
)
_READ_METHODS = words(
    "get keys values items copy count index find rfind union intersection difference symmetric_difference "
    "issubset issuperset isdisjoint most_common elements tolist"
)


@dataclass(slots=True)
class Effect:
    """What a line may do: `binds` names, change the objects at `paths`; a `guards` path must name a known type, else
    the line is `wild`: it may change anything.
    """

    binds: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    guards: tuple[Path, ...] = ()
    wild: bool = False


@dataclass(slots=True)
class _Draft:
    binds: set[str] = field(default_factory=set)
    paths: set[Path] = field(default_factory=set)
    guards: set[Path] = field(default_factory=set)
    in_place: set[str] = field(default_factory=set)
    wild: bool = False
    statements: int = 0

    def finished(self, facts: Facts) -> Effect:
        rebound = self.binds - self.in_place
        named = [part for path in self.paths | self.guards for part in _path_names(path)]
        wild = self.wild or facts.lazy or self.statements > 1 or any(name in rebound for name in named)
        wild = wild or self._may_lose_its_way()
        # Indices that another frame may rebind meanwhile cannot be read back after the line.
        paths = tuple(_loosen(path, facts) for path in self.paths)
        return Effect(tuple(sorted(self.binds)), () if wild else paths, () if wild else tuple(self.guards), wild)

    def _may_lose_its_way(self) -> bool:
        """Whether one of several changes may have turned the way to another: `a.tail.next = a.tail = node`."""
        if len(self.paths) < 2 or all(len(path) == 1 for path in self.paths):  # noqa: PLR2004
            return False
        lengths = {len(path) for path in self.paths}
        return len(lengths) > 1 or any(type(step) is str for path in self.paths for step in path[1:])


def _path_names(path: Path) -> list[str]:
    return [path[0], *(step[1] for step in path[1:] if isinstance(step, tuple) and step[0] == "n")]


def _loosen(path: Path, facts: Facts) -> Path:
    shared = facts.cells | facts.declared_global
    for at, step in enumerate(path[1:], 1):
        if isinstance(step, tuple) and step[0] == "n" and step[1] in shared:
            return (*path[:at], ANY_ELEMENT)
    return path


def line_effects(tree: ast.Module, facts: Facts) -> dict[int, Effect]:
    """The effect of every line that has one; a line that is not in the table changes nothing."""
    drafts: dict[int, _Draft] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            draft = _Draft()
            first, last = _StatementReader(draft, facts).read(node)
            for line in range(first, last + 1):
                _merge(drafts.setdefault(line, _Draft()), draft)
        elif isinstance(node, ast.ExceptHandler | ast.match_case):
            _read_clause(node, drafts, facts)
    finished = {line: draft.finished(facts) for line, draft in drafts.items()}
    return {
        line: effect
        for line, effect in finished.items()
        if effect.binds or effect.paths or effect.guards or effect.wild
    }


def _read_clause(node: ast.ExceptHandler | ast.match_case, drafts: dict[int, _Draft], facts: Facts) -> None:
    draft = _Draft()
    reader = _StatementReader(draft, facts)
    if isinstance(node, ast.ExceptHandler):
        reader.visit_optional(node.type)
        draft.binds.update([node.name] if node.name else [])
        first, last = node.lineno, node.lineno
    else:
        reader.visit(node.pattern)
        reader.visit_optional(node.guard)
        first, last = node.pattern.lineno, node.body[0].lineno
    for line in range(first, last + 1):
        _merge(drafts.setdefault(line, _Draft()), draft)


def _merge(into: _Draft, draft: _Draft) -> None:
    into.binds |= draft.binds
    into.paths |= draft.paths
    into.guards |= draft.guards
    into.in_place |= draft.in_place
    into.wild = into.wild or draft.wild
    into.statements += 1


class _StatementReader(ast.NodeVisitor):
    """Reads one statement (of a compound one only the header) into a draft."""

    def __init__(self, draft: _Draft, facts: Facts) -> None:
        self.draft = draft
        self.facts = facts

    def read(self, node: ast.stmt) -> tuple[int, int]:
        """Fill the draft and give the lines that carry the effect."""
        method = _READERS.get(type(node))
        if method is not None:
            first, last = method(self, node)
            return first, last
        self.generic_visit(node)
        return node.lineno, node.end_lineno or node.lineno

    def visit_optional(self, node: ast.AST | None) -> None:
        if node is not None:
            self.visit(node)

    # Compound statements: only what the header evaluates.

    def read_for(self, node: ast.For) -> tuple[int, int]:
        self.visit(node.target)
        self.visit(node.iter)
        return node.lineno, max(node.lineno, node.body[0].lineno - 1)

    def read_async_for(self, node: ast.AsyncFor) -> tuple[int, int]:
        self.draft.wild = True
        self.visit(node.target)
        return node.lineno, max(node.lineno, node.body[0].lineno - 1)

    def read_while(self, node: ast.While) -> tuple[int, int]:
        self.visit(node.test)
        return node.lineno, max(node.lineno, node.body[0].lineno - 1)

    def read_if(self, node: ast.If) -> tuple[int, int]:
        self.visit(node.test)
        return node.lineno, max(node.lineno, node.body[0].lineno - 1)

    def read_with(self, node: ast.With | ast.AsyncWith) -> tuple[int, int]:
        self.draft.wild = True
        for item in node.items:
            self.visit_optional(item.optional_vars)
        return node.lineno, max(node.lineno, node.body[0].lineno - 1)

    def read_try(self, node: ast.stmt) -> tuple[int, int]:
        return node.lineno, node.lineno - 1

    def read_match(self, node: ast.Match) -> tuple[int, int]:
        self.visit(node.subject)
        return node.lineno, max(node.lineno, node.cases[0].pattern.lineno - 1)

    def read_function_def(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[int, int]:
        self.draft.binds.add(node.name)
        for default in [*node.args.defaults, *node.args.kw_defaults]:
            self.visit_optional(default)
        for decorator in node.decorator_list:
            self.visit(decorator)
        return _definition_lines(node)

    def read_class_def(self, node: ast.ClassDef) -> tuple[int, int]:
        self.draft.binds.add(node.name)
        for decorator in node.decorator_list:
            self.visit(decorator)
        return _definition_lines(node)

    # Simple statements with something to say.

    def read_aug_assign(self, node: ast.AugAssign) -> tuple[int, int]:
        self.visit(node.value)
        self.visit(node.target)
        path = self._path(node.target)
        if isinstance(node.target, ast.Name):
            self.draft.in_place.add(node.target.id)
            self.draft.paths.add((node.target.id,))
        elif path is None:
            self.draft.wild = True
        else:
            self.draft.paths.add(path)
            # The target's holder is looked up before the value is computed, which may put another in its place.
            called = any(isinstance(part, ast.Call) for part in ast.walk(node.value))
            self.draft.wild = self.draft.wild or (called and len(path) > 1)
        return node.lineno, node.end_lineno or node.lineno

    def read_ann_assign(self, node: ast.AnnAssign) -> tuple[int, int]:
        self.visit(node.target)
        self.visit_optional(node.value)
        return node.lineno, node.end_lineno or node.lineno

    def read_import(self, node: ast.Import | ast.ImportFrom) -> tuple[int, int]:
        self.draft.binds.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
        return node.lineno, node.end_lineno or node.lineno

    # Expressions.

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.draft.binds.add(node.id)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        if node.name:
            self.draft.binds.add(node.name)
        self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self.draft.binds.add(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.draft.binds.add(node.rest)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load) or self.facts.missing:
            self._touch(node.value)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._touch(node.value)
        self.generic_visit(node)

    def visit_Await(self, node: ast.Await) -> None:
        self.draft.wild = True
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self._read_call(node)
        self.generic_visit(node)

    def _read_call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name):
            self._read_named_call(node, node.func.id)
        elif isinstance(node.func, ast.Attribute):
            self._read_method_call(node, node.func)
        else:
            self.draft.wild = True

    def _read_named_call(self, node: ast.Call, name: str) -> None:
        if name in self.facts.imported and name not in self.facts.rebound:
            self._read_library_call(node, ".".join(self.facts.imported[name]), self.facts.imported[name][0])
        elif name in self.facts.functions or (name in _PURE_BUILTINS and name not in self.facts.rebound):
            return
        else:
            self.draft.wild = True

    def _read_library_call(self, node: ast.Call, full: str, module: str) -> None:
        if full in _FIRST_ARGUMENT and node.args:
            self._touch(node.args[0])
        elif module not in _PURE_MODULES or full in _IMPURE:
            self.draft.wild = True

    def _read_method_call(self, node: ast.Call, func: ast.Attribute) -> None:
        receiver, name = func.value, func.attr
        if (
            isinstance(receiver, ast.Name)
            and receiver.id in self.facts.imports
            and receiver.id not in self.facts.rebound
        ):
            module = self.facts.imports[receiver.id]
            self._read_library_call(node, f"{module}.{name}", module)
        elif name in _TEXT_METHODS and name not in self.facts.methods:
            return
        elif name in MUTATORS:
            self._touch(receiver)
            self._guard(receiver)
        elif name in _READ_METHODS or name in self.facts.methods:
            self._guard(receiver)
        else:
            self.draft.wild = True

    def _guard(self, node: ast.expr) -> None:
        path = self._path(node)
        if path is None:
            self.draft.wild = self.draft.wild or not isinstance(node, ast.Constant)
        else:
            self.draft.guards.add(path)

    def _touch(self, node: ast.expr) -> None:
        path = self._path(node)
        if path is None:
            self.draft.wild = True
        else:
            self.draft.paths.add(path)

    def _path(self, node: ast.expr) -> Path | None:
        if isinstance(node, ast.Name):
            return (node.id,)
        if isinstance(node, ast.Attribute):
            inner = self._path(node.value)
            return None if inner is None or inner[-1] == ANY_ELEMENT else (*inner, f".{node.attr}")
        if isinstance(node, ast.Subscript):
            inner = self._path(node.value)
            return None if inner is None or inner[-1] == ANY_ELEMENT else (*inner, _index(node.slice))
        return None


_READERS: dict[type[ast.stmt], Any] = {
    ast.For: _StatementReader.read_for,
    ast.AsyncFor: _StatementReader.read_async_for,
    ast.While: _StatementReader.read_while,
    ast.If: _StatementReader.read_if,
    ast.With: _StatementReader.read_with,
    ast.AsyncWith: _StatementReader.read_with,
    ast.Try: _StatementReader.read_try,
    ast.TryStar: _StatementReader.read_try,
    ast.Match: _StatementReader.read_match,
    ast.FunctionDef: _StatementReader.read_function_def,
    ast.AsyncFunctionDef: _StatementReader.read_function_def,
    ast.ClassDef: _StatementReader.read_class_def,
    ast.AugAssign: _StatementReader.read_aug_assign,
    ast.AnnAssign: _StatementReader.read_ann_assign,
    ast.Import: _StatementReader.read_import,
    ast.ImportFrom: _StatementReader.read_import,
}


def _definition_lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> tuple[int, int]:
    first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
    return first, max(node.lineno, node.body[0].lineno - 1)


def _index(node: ast.expr) -> tuple[Any, ...]:
    if isinstance(node, ast.Constant):
        return ("c", node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        return ("c", -value) if isinstance(value, int) else ANY_ELEMENT
    if isinstance(node, ast.Name):
        return ("n", node.id, 0)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) and isinstance(node.left, ast.Name):
        right = node.right
        if isinstance(right, ast.Constant) and type(right.value) is int:
            return ("n", node.left.id, right.value if isinstance(node.op, ast.Add) else -right.value)
    return ANY_ELEMENT
