"""Makers of small problems for the tests of the offline designers."""

from typing import Any

from algorist.engine.terms.problem import Call, Case, Entry, Kind, Param, Problem
from algorist.engine.terms.types import parse


def make_function_problem(
    signature: str, examples: list[tuple[tuple[Any, ...], Any]], statement: str = "", **more: Any
) -> Problem:
    """A problem from `name(a: int, b: str) -> int` and its shown examples."""
    head, _, returns = signature.partition(" -> ")
    name, _, inside = head.rstrip(")").partition("(")
    params = tuple(
        Param(part.split(": ")[0].strip(), parse(part.split(": ")[1])) for part in inside.split("; ") if part.strip()
    )
    cases = tuple(Case(f"example {i}", (Call(name, args),), answer) for i, (args, answer) in enumerate(examples))
    return Problem(
        title=more.pop("title", statement),
        statement=statement,
        kind=Kind.FUNCTION,
        entry=Entry(name, params, parse(returns)),
        cases=cases,
        **more,
    )
