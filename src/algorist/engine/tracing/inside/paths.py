"""Finds the object that a path of a line names, without running any of the program's code."""

from collections.abc import Mapping
from typing import Any

from algorist.engine.tracing.inside import encoding
from algorist.engine.tracing.inside.effects import ANY_ELEMENT, Path
from algorist.engine.tracing.inside.encoding import MISSING

_known_classes: dict[type, bool] = {}
_KNOWN_MODULES = frozenset(
    {"builtins", "collections", "program", "__main__", "typing", "abc", "enum", "array", "numpy", "dataclasses"}
)


def _is_known_base(base: type) -> bool:
    return base.__module__ in _KNOWN_MODULES or base.__module__ == "collections.abc"


def is_known_class(value: Any) -> bool:
    """Whether all methods of the value are the program's own or a builtin container's."""
    kind = type(value)
    known = _known_classes.get(kind)
    if known is None:
        known = _known_classes[kind] = all(_is_known_base(base) for base in kind.__mro__)
    return known


def follow_path(path: Path, local: Mapping[str, Any], module: Mapping[str, Any]) -> Any:
    """The object that a path names; MISSING where it leads nowhere or only the program could say."""
    found = local.get(path[0], MISSING)
    if found is MISSING:
        found = module.get(path[0], MISSING)
    for step in path[1:]:
        found = _attribute(found, step[1:]) if type(step) is str else _element(found, step, local)
        if found is MISSING:
            break
    return found


def _attribute(value: Any, name: str) -> Any:
    own = encoding.instance_dict(value) if not isinstance(value, type) else None
    if own is not None and name in own:
        return own[name]
    for key, found in encoding.attributes(value) if not isinstance(value, type) else encoding.class_attributes(value):
        if key == name:
            return found
    return MISSING


def _element(value: Any, step: tuple[Any, ...], local: Mapping[str, Any]) -> Any:
    if step == ANY_ELEMENT:
        return MISSING
    index = step[1]
    if step[0] == "n":
        index = local.get(step[1], MISSING)
        if type(index) is int:
            index += step[2]
        elif step[2]:
            return MISSING
    kind = type(value)
    if kind is list and type(index) is int:
        return value[index] if -len(value) <= index < len(value) else MISSING
    if isinstance(value, dict) and (type(index) in encoding.SCALARS or _is_plain_key(index)):
        return dict.get(value, index, MISSING) if _has_plain_keys(value) else MISSING
    return MISSING


def _is_plain_key(index: Any) -> bool:
    return type(index) is tuple and encoding.is_scalar_tuple(index)


def _has_plain_keys(value: dict[Any, Any]) -> bool:
    """A lookup may ask an equal-hashed key of the user's class whether it is equal; then it is not done."""
    return encoding.SCALARS | {tuple} >= set(map(type, value))
