"""Signatures as people write them: a `def` line, or a class whose methods have no bodies."""

import ast
import keyword

from algorist.engine.documents.errors import Place
from algorist.engine.terms.problem import Entry, Method, Param
from algorist.engine.terms.types import NONE, Type, TypeSyntaxError, from_node

_FORM = "write `def name(x: int, y: list[str]) -> bool`, or a class with such methods"


def entry_from_signature(text: str, place: Place) -> Entry:
    """The entry point that a signature asks for.

    Raises:
        DocumentError: the text is no signature, or uses a type that a signature may not use.

    """
    body = _parse(text, place).body
    if len(body) != 1 or not isinstance(body[0], (ast.FunctionDef, ast.ClassDef)):
        raise place.error(f"this is not one function or one class; {_FORM}")
    try:
        if isinstance(body[0], ast.ClassDef):
            return _class_entry(body[0], place)
        node = body[0]
        return Entry(node.name, _params(node, place), from_node(node.returns))
    except TypeSyntaxError as error:
        raise place.error(f"{error}") from error


def _parse(text: str, place: Place) -> ast.Module:
    """A signature may end before its colon, as people write it, or go on to a body."""
    stripped = text.strip()
    reason = ""
    for candidate in (stripped, stripped.removesuffix(":") + ": ..."):
        try:
            return ast.parse(candidate)
        except (SyntaxError, ValueError) as error:
            reason = error.msg if isinstance(error, SyntaxError) else str(error)
    raise place.error(f"this is not a Python signature ({reason}); {_FORM}")


def _class_entry(node: ast.ClassDef, place: Place) -> Entry:
    params: tuple[Param, ...] = ()
    methods: list[Method] = []
    for member in node.body:
        if isinstance(member, ast.Expr) and isinstance(member.value, ast.Constant):
            continue
        if not isinstance(member, ast.FunctionDef):
            raise place.error(f"class {node.name}: {ast.unparse(member).splitlines()[0]!r} is not a method; {_FORM}")
        if member.name == "__init__":
            params = _params(member, place, method=True)
        elif any(member.name == method.name for method in methods):
            raise place.error(f"class {node.name}: method {member.name!r} is there twice; keep one")
        else:
            methods.append(Method(member.name, _params(member, place, method=True), from_node(member.returns)))
    if not methods:
        raise place.error(f"class {node.name} has no method to call; add one")
    return Entry(node.name, params, NONE, tuple(methods), is_class=True)


def _params(node: ast.FunctionDef, place: Place, *, method: bool = False) -> tuple[Param, ...]:
    arguments = node.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or node.decorator_list:
        raise place.error(f"{node.name!r} has a star, a keyword-only argument or a decorator; use plain arguments")
    named = [*arguments.posonlyargs, *arguments.args]
    if method and not named:
        raise place.error(f"method {node.name!r} lacks its first argument; write self")
    plain = len(named) - len(arguments.defaults)
    params = [Param(a.arg, _param_type(a), default=i >= plain) for i, a in enumerate(named)][method:]
    names = [p.name for p in params]
    repeated = next((n for n in names if names.count(n) > 1 or keyword.iskeyword(n)), None)
    if repeated:
        raise place.error(f"{node.name!r} has the argument {repeated!r} twice; rename one")
    return tuple(params)


def _param_type(argument: ast.arg) -> Type:
    return from_node(argument.annotation)
