"""Guesses that help to draw a run: which names index which containers, and what a variable looks like.

They are hints: a person may choose otherwise, and nothing else depends on them.
"""

import ast
from collections import deque
from typing import Any

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.facts import words

_LEFT_RIGHT = ({"left", "right"}, {"lchild", "rchild"}, {"left_child", "right_child"}, {"lson", "rson"})
_CHILDREN = frozenset({"children", "child", "kids", "subtrees"})
_NEXT = frozenset({"next", "next_node", "nxt", "link", "_next", "prev"})
_TABLES = words("dp table memo cost opt best cache lcs lps ways grid_sum")
_HEAPS = frozenset({"heappush", "heappop", "heapify", "heapreplace", "heappushpop", "nlargest", "nsmallest"})
_GRID_ROWS = 2


def static_hints(tree: ast.Module) -> dict[str, Any]:
    """`cursors`: container name → names that index it (`name[]` for the second index of a grid); `kinds` from use."""
    cursors: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            _note_subscript(node, cursors)
    _spread(tree, cursors)
    return {"cursors": {name: sorted(found) for name, found in sorted(cursors.items())}, "kinds": _used_as(tree)}


def _note_subscript(node: ast.Subscript, cursors: dict[str, set[str]]) -> None:
    holder, depth = node.value, 0
    while isinstance(holder, ast.Subscript):
        holder, depth = holder.value, depth + 1
    name = _dotted(holder)
    if name is None or depth > 1:
        return
    parts: list[ast.expr] = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
    for at, part in enumerate(parts[:_GRID_ROWS]):
        key = name + "[]" * (depth + at)
        for found in _index_names(part):
            cursors.setdefault(key, set()).add(found)


def _index_names(node: ast.expr) -> list[str]:
    """Names that are an index, or part of its sum: not those inside a call or another subscript."""
    if isinstance(node, ast.Name):
        return [node.id]
    if isinstance(node, ast.BinOp):
        return [*_index_names(node.left), *_index_names(node.right)]
    if isinstance(node, ast.Slice):
        return [n for part in (node.lower, node.upper) if part is not None for n in _index_names(part)]
    return []


def _dotted(node: ast.expr) -> str | None:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return None


def _spread(tree: ast.Module, cursors: dict[str, set[str]]) -> None:
    """What a cursor is computed from points too: `mid = (lo + hi) // 2` makes cursors of lo and hi."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)):
            continue
        sources = _index_names(node.value) if isinstance(node.value, ast.BinOp) else []
        for found in cursors.values():
            if node.targets[0].id in found and len(sources) <= 3:  # noqa: PLR2004
                found.update(sources)


def _used_as(tree: ast.Module) -> dict[str, str]:
    """What a name's use says: a heap, a stack or a queue."""
    kinds: dict[str, str] = {}
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in _HEAPS and node.args:
            first = _dotted(node.args[0])
            if first is not None:
                kinds[first] = "heap"
        elif isinstance(node.func, ast.Attribute):
            _note_method(node.func.value, "pop0" if name == "pop" and node.args else name, used)
    for holder, names in used.items():
        if holder not in kinds and "append" in names and names & {"pop", "popleft", "pop0"}:
            kinds[holder] = "stack" if "pop" in names else "queue"
    return kinds


def _note_method(receiver: ast.expr, name: str, used: dict[str, set[str]]) -> None:
    holder = _dotted(receiver)
    if holder is not None:
        used.setdefault(holder, set()).add(name)


def observed_kinds(seen: dict[str, Any], hints: dict[str, Any]) -> dict[str, str]:
    """What each variable's value looked like when it was first bound to something with elements."""
    found = {}
    for name, kind in seen.items():
        if hints["kinds"].get(name) not in {"heap", "stack", "queue"}:
            bare = name.rsplit(".", 1)[-1].lower()
            is_table = kind in {"grid", "bars"} and (bare in _TABLES or bare.startswith(("dp", "memo")))
            found[name] = "table" if is_table else kind
    return found


def look_at(value: Any) -> str | None:
    """The picture that suits a value: bars, grid, tree, linked, graph, queue, set, map, list, or None for scalars."""
    if isinstance(value, deque):
        return "queue"
    if isinstance(value, list | tuple):
        return _look_at_sequence(list(value[:200]) if type(value) in {list, tuple} else [])
    if isinstance(value, dict):
        return _look_at_mapping(value)
    if isinstance(value, set | frozenset):
        return "set"
    if type(value).__module__ == "numpy" and hasattr(type(value), "ndim"):
        return "bars" if value.ndim == 1 else "grid" if value.ndim == _GRID_ROWS else None
    return _look_at_object(value)


def _look_at_sequence(items: list[Any]) -> str:
    kinds = set(map(type, items))
    if items and kinds <= {int, float}:
        return "bars"
    if items and kinds <= {list, tuple} and len(items) >= _GRID_ROWS:
        widths = {len(row) for row in items}
        if len(widths) == 1 and widths.pop() > 1 and all(set(map(type, row)) <= encoding.SCALARS for row in items):
            return "grid" if kinds == {list} else "points" if len(items[0]) == _GRID_ROWS else "list"
        if kinds == {list} and _are_neighbours(items):
            return "graph"
    return "list"


def _are_neighbours(rows: list[Any]) -> bool:
    """A list of lists of indices, or of tuples that begin with one."""
    heads = [item[0] if type(item) is tuple and item else item for row in rows for item in row]
    return bool(heads) and all(type(head) is int and 0 <= head < len(rows) for head in heads)


def _look_at_mapping(value: dict[Any, Any]) -> str:
    values = list(dict.values(value))[:200]
    if values and all(type(v) in {list, set, dict, tuple} for v in values):
        return "graph"
    return "map"


def _look_at_object(value: Any) -> str | None:
    own = (
        {name for name, _ in encoding.attributes(value)} if type(value).__module__ in {"program", "__main__"} else set()
    )
    lowered = {name.strip("_").lower() for name in own}
    if any(pair <= lowered for pair in _LEFT_RIGHT) or lowered & _CHILDREN:
        return "tree"
    if lowered & _NEXT:
        return "linked"
    return "object" if own else None
