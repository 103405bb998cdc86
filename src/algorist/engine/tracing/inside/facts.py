"""What a whole module says about its names before it runs: which are functions, which are shared between frames.

Everything here errs to the safe side: a name that is not surely known is unknown, and a line that uses something
unknown is later compared in full.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


MUTATORS = words(
    "append appendleft extend extendleft insert pop popleft popitem remove discard clear sort reverse "
    "rotate add update setdefault difference_update intersection_update symmetric_difference_update "
    "move_to_end subtract fill resize put __setitem__ __delitem__ __setattr__ __iadd__"
)
# Any of these names lets a program change things that its lines do not name; then every line is compared in full.
_REFLECTION = words(
    "getattr setattr delattr exec eval globals locals vars __dict__ operator methodcaller attrgetter "
    "partial partialmethod cached_property __import__ importlib ctypes gc weakref inspect singledispatch "
    "__getattribute__ asyncio threading contextmanager ExitStack __class__ __code__ __defaults__ "
    "__closure__ cell_contents"
)
_MISSING = frozenset({"defaultdict", "__missing__", "ChainMap"})
_PLAIN_DECORATORS = words(
    "staticmethod classmethod property dataclass lru_cache cache total_ordering override abstractmethod wraps"
)


@dataclass(slots=True)
class Facts:
    """What the module says; `cells` are the names that any inner function shares with an outer one."""

    functions: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    imports: dict[str, str] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    rebound: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    declared_global: frozenset[str] = frozenset()
    handlers: frozenset[str] = frozenset()
    lazy: bool = False
    missing: bool = False


def gather_facts(tree: ast.Module, code: CodeType) -> Facts:
    """Read the module once."""
    facts = Facts(cells=frozenset(name for part in walk_code(code) for name in part.co_cellvars))
    defined: set[str] = set()
    methods: set[str] = set()
    bound: set[str] = set()
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        _note_definition(node, defined, methods, bound)
        _note_import(node, facts)
        bound.update(_bound_names(node))
        facts.lazy = facts.lazy or _is_reflection(node, called)
        facts.missing = facts.missing or any(name in _MISSING for name in _mentioned(node))
    facts.functions = frozenset(defined - bound)
    facts.methods = frozenset(methods)
    facts.rebound = frozenset(bound | defined)
    facts.declared_global = frozenset(
        name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names
    )
    facts.handlers = frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.ExceptHandler) and n.name)
    return facts


def mangle_private_names(tree: ast.AST, inside: str = "") -> None:
    """Give private names (`__x` in a class) the names that they are stored under."""
    for node in ast.iter_child_nodes(tree):
        owner = node.name.lstrip("_") if isinstance(node, ast.ClassDef) else inside
        if inside:
            for name in ("attr", "id", "arg", "name", "asname"):
                value = getattr(node, name, None)
                if type(value) is str and value.startswith("__") and not value.endswith("__"):
                    setattr(node, name, f"_{inside}{value}")
        mangle_private_names(node, owner)


def walk_code(code: CodeType) -> Iterator[CodeType]:
    """The module's code and that of every function, class body and comprehension within, outermost first."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from walk_code(constant)


def _note_definition(node: ast.AST, defined: set[str], methods: set[str], bound: set[str]) -> None:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    if isinstance(node, ast.ClassDef):
        methods.update(n.name for n in node.body if isinstance(n, ast.FunctionDef) and _is_plain(n))
    if _is_plain(node):
        defined.add(node.name)
    else:
        bound.add(node.name)


def _is_plain(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    if isinstance(node, ast.ClassDef) and node.keywords:
        return False
    return all(_decorator_name(d) in _PLAIN_DECORATORS for d in node.decorator_list)


def _decorator_name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _decorator_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _note_import(node: ast.AST, facts: Facts) -> None:
    if isinstance(node, ast.Import):
        for alias in node.names:
            facts.imports[alias.asname or alias.name.split(".")[0]] = alias.name
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            if alias.name == "*":
                continue
            facts.imported[alias.asname or alias.name] = (node.module or "", alias.name)


def _bound_names(node: ast.AST) -> list[str]:
    """Names that the node binds otherwise than by def, class or import."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        return [node.id]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        return [node.name]
    if isinstance(node, ast.MatchMapping) and node.rest:
        return [node.rest]
    return []


def _mentioned(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.Attribute):
        return [node.attr]
    if isinstance(node, ast.alias):
        return [node.name, *node.name.split(".")]
    if isinstance(node, ast.FunctionDef):
        return [node.name]
    return []


def _is_reflection(node: ast.AST, called: set[int]) -> bool:
    """Whether the node opens a way to change what no line names: reflection, or a mutator carried about as a value."""
    if any(name in _REFLECTION for name in _mentioned(node)) and not isinstance(node, ast.FunctionDef):
        return True
    if isinstance(node, ast.Attribute) and node.attr in MUTATORS and isinstance(node.ctx, ast.Load):
        return id(node) not in called
    return isinstance(node, ast.ImportFrom) and any(a.name == "*" for a in node.names) and node.module != "typing"
