"""Crossings of two programs: a component of one in the other, a part of an expression in the same place, a number
between two.

Components are what both define under one name with the same parameters: functions, methods, constants. Within a
component that has the same shape in both, the expressions in which they differ are crossed as formulas are in genetic
programming (homologous crossover, after Koza 1992).
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

_TRIES = 12  # for one that is new
_WHOLE = 0.4
_DEEPEST = 60
Unit = ast.FunctionDef | ast.Assign


@dataclass(frozen=True, slots=True)
class Place:
    """Where two components of one shape differ: the node above, its field, the place in a list, both expressions."""

    above: ast.AST
    field: str
    at: int | None
    own: ast.expr
    other: ast.expr


def cross_programs(
    first: str, second: str, entry: str, rng: Random, most: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Different children of two sources, each with the names of the components that were crossed."""
    try:
        trees = ast.parse(first), ast.parse(second)
        seen = {_form(tree) for tree in trees}
    except (SyntaxError, ValueError, RecursionError):
        return
    for _ in range(most):
        for _ in range(_TRIES):
            child, names = _cross_once(copy.deepcopy(trees[0]), trees[1], entry, rng)
            if names and (form := _form(child)) not in seen:
                seen.add(form)
                yield ast.unparse(ast.fix_missing_locations(child)) + "\n", names
                break


def _form(tree: ast.Module) -> str:
    """A program without its texts, since two that differ in words alone are one."""
    bare = copy.deepcopy(tree)
    for node in ast.walk(bare):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            body[0].value = ast.Constant("")
    return ast.dump(bare)


def _cross_once(child: ast.Module, other: ast.Module, entry: str, rng: Random) -> tuple[ast.Module, tuple[str, ...]]:
    """The child, changed in at least one component that differs, and the names of those."""
    own, theirs = units_of(child), units_of(other)
    shared = [name for name in own if name in theirs and _is_alike(own[name], theirs[name])]
    crossed = rng.sample(shared, rng.randint(1, len(shared))) if shared else []
    for name in crossed:
        places = list(find_places(own[name], theirs[name]))
        if places and rng.random() >= _WHOLE:
            for place in rng.sample(places, rng.randint(1, len(places))):
                _put(place, _cross_expressions(place.own, copy.deepcopy(place.other), rng))
        else:
            _take(own[name], copy.deepcopy(theirs[name]))
    _add_missing(child, other)
    _drop_unused(child, entry)
    return child, tuple(crossed)


def units_of(tree: ast.Module) -> dict[str, Unit]:
    """The components of a module by name; a method is `Class.method`."""
    found: dict[str, Unit] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{m.name}": m for m in node.body if isinstance(m, ast.FunctionDef)}
    return found


def _is_alike(own: Unit, other: Unit) -> bool:
    """Whether two components can stand for one another, and differ."""
    if isinstance(own, ast.FunctionDef) and isinstance(other, ast.FunctionDef):
        named = [[a.arg for a in unit.args.posonlyargs + unit.args.args] for unit in (own, other)]
        return named[0] == named[1] and _dump_body(own) != _dump_body(other)
    return type(own) is type(other) and ast.dump(own) != ast.dump(other)


def _dump_body(unit: ast.FunctionDef) -> str:
    body = unit.body[1:] if ast.get_docstring(unit) is not None else unit.body
    return "".join(ast.dump(statement) for statement in body)


def find_places(own: ast.AST, other: ast.AST) -> Iterator[Place]:
    """The outermost expressions in which two components of one shape differ; none where the shapes differ."""
    try:
        yield from _differences(own, other, 0)
    except LookupError:
        return


def _differences(own: ast.AST, other: ast.AST, depth: int) -> list[Place]:
    """Raises `LookupError` where the two are of different shape."""
    if type(own) is not type(other) or depth > _DEEPEST:
        raise LookupError
    found: list[Place] = []
    for field, mine in ast.iter_fields(own):
        theirs = getattr(other, field, None)
        pairs = list(zip(mine, theirs, strict=False)) if isinstance(mine, list) and isinstance(theirs, list) else None
        if pairs is None:
            found += _compare(own, field, None, (mine, theirs), depth)
        elif len(mine) != len(theirs or ()):
            raise LookupError
        else:
            for at, pair in enumerate(pairs):
                found += _compare(own, field, at, pair, depth)
    return found


def _compare(above: ast.AST, field: str, at: int | None, pair: tuple[object, object], depth: int) -> list[Place]:
    own, other = pair
    if not isinstance(own, ast.AST) or not isinstance(other, ast.AST):
        if own == other or field in {"type_comment", "kind"}:
            return []
        raise LookupError
    if ast.dump(own) == ast.dump(other):
        return []
    crossable = isinstance(own, ast.expr) and isinstance(other, ast.expr) and field not in {"annotation", "returns"}
    if crossable and _is_read(own) and _is_read(other):
        assert isinstance(own, ast.expr)
        assert isinstance(other, ast.expr)
        return [Place(above, field, at, own, other)]
    if field in {"annotation", "returns"} or (isinstance(own, ast.Expr) and isinstance(own.value, ast.Constant)):
        return []
    return _differences(own, other, depth + 1)


def _is_read(node: ast.AST) -> bool:
    """Whether an expression is computed, not assigned to, and is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return False
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load)


def _cross_expressions(own: ast.expr, other: ast.expr, rng: Random) -> ast.expr:
    """The other expression, the own one with a part of the other, or a number between two numbers."""
    if isinstance(own, ast.Constant) and isinstance(other, ast.Constant) and _is_number(own) and _is_number(other):
        share = rng.choice((0.0, 0.25, 0.5, 0.75))
        numbers: tuple[Any, Any] = own.value, other.value
        mixed = share * numbers[0] + (1 - share) * numbers[1]
        whole = all(isinstance(number, int) for number in numbers)
        return ast.Constant(round(mixed) if whole else mixed)
    places = [(above, field, at) for above, field, at, _ in _parts(own)]
    donors = [part for _, _, _, part in _parts(other)]
    if not places or not donors or rng.random() < _WHOLE:
        return other
    above, field, at = rng.choice(places)
    _set(above, field, at, copy.deepcopy(rng.choice(donors)))
    return own


def _is_number(node: ast.Constant) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _parts(whole: ast.expr) -> list[tuple[ast.AST, str, int | None, ast.expr]]:
    """The operands below an expression: what a formula's nodes are, without what a call calls."""
    found: list[tuple[ast.AST, str, int | None, ast.expr]] = []
    for above in ast.walk(whole):
        if isinstance(above, ast.BinOp):
            found += [(above, side, None, getattr(above, side)) for side in ("left", "right")]
        elif isinstance(above, ast.UnaryOp):
            found.append((above, "operand", None, above.operand))
        elif isinstance(above, ast.Call):
            found += [
                (above, "args", i, part) for i, part in enumerate(above.args) if not isinstance(part, ast.Starred)
            ]
        elif isinstance(above, ast.IfExp):
            found += [(above, side, None, getattr(above, side)) for side in ("body", "orelse")]
        elif isinstance(above, ast.Compare):
            found.append((above, "left", None, above.left))
    return found


def _put(place: Place, expression: ast.expr) -> None:
    _set(place.above, place.field, place.at, expression)


def _set(above: ast.AST, field: str, at: int | None, expression: ast.expr) -> None:
    if at is None:
        setattr(above, field, expression)
    else:
        getattr(above, field)[at] = expression


def _take(own: Unit, other: Unit) -> None:
    """Let the own component be the other one."""
    if isinstance(own, ast.Assign) and isinstance(other, ast.Assign):
        own.value = other.value
    elif isinstance(own, ast.FunctionDef) and isinstance(other, ast.FunctionDef):
        own.body, own.args, own.returns = other.body, other.args, other.returns


def _add_missing(child: ast.Module, other: ast.Module) -> None:
    """What the components from the other program need of it: its imports, and what it alone defines."""
    have = _defined(child)
    imports = [
        node for node in other.body if isinstance(node, ast.Import | ast.ImportFrom) and not _names_of(node) <= have
    ]
    alone = [
        node
        for node in other.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign) and not _names_of(node) & have
    ]
    start = sum(isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in child.body[:1])
    start = next(
        (i for i, n in enumerate(child.body) if i >= start and not isinstance(n, ast.Import | ast.ImportFrom)), start
    )
    child.body[start:start] = [copy.deepcopy(node) for node in (*imports, *alone)]


def _drop_unused(child: ast.Module, entry: str) -> None:
    """Leave out the functions, classes and constants that nothing reaches from the entry point."""
    by_name = {name: node for node in child.body for name in _names_of(node)}
    reached, waiting = set[str](), [entry]
    for node in child.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Assign | ast.Import | ast.ImportFrom):
            waiting += _read_names(node)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            waiting += _read_names(by_name[name])
    child.body = [node for node in child.body if not (names := _names_of(node)) or names & reached or _is_future(node)]


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _read_names(node: ast.AST) -> list[str]:
    return [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]


def _defined(tree: ast.Module) -> set[str]:
    return set().union(*(_names_of(node) for node in tree.body))


def _names_of(node: ast.stmt) -> set[str]:
    """What a top-level statement defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return set()
