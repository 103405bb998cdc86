"""Public sets as problems, from files that the caller has: MBPP, SyGuS strings, QuixBugs; and random list programs.

A designer is shown the examples; the rest is held back. Each set is split by a hash of the task's name: `dev` (a
quarter) is for looking at, `report` only for its totals.
"""

import ast
import json
import random
import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from algorist.engine.proposers.offline.questions import vary_value
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call, Case, Checker, CheckerKind, Entry, Kind, Param, Problem, Split
from algorist.engine.terms.types import ANY, Type

MOST_EXAMPLES = 10
HELD_BACK_INPUTS = 60
Rows = Sequence[tuple[tuple[Any, ...], Any]]


@dataclass(frozen=True, slots=True)
class Task:
    """A problem as a designer gets it, and the same with the held-back cases as sealed ones."""

    name: str
    shown: Problem
    judged: Problem


def in_split(name: str, split: str) -> bool:
    """Whether a task belongs to `dev`, `report` or `all`."""
    dev = int(sha256(name.encode()).hexdigest(), 16) % 4 == 0
    return split == "all" or dev == (split == "dev")


def pick(tasks: Sequence[Any], name_of: Callable[[Any], str], split: str, most: int | None) -> list[Any]:
    """The tasks of a split, in an order that the names' hashes give, at most so many."""
    mine = [t for t in tasks if in_split(name_of(t), split)]
    return sorted(mine, key=lambda t: sha256(f"{name_of(t)} order".encode()).hexdigest())[:most]


def mbpp_tasks(path: Path, split: str, most: int | None, sandbox: Sandbox, *, words: bool) -> list[Task]:
    """MBPP (Austin et al. 2021): the asserts are shown; held back are the reference's answers on other inputs.

    Without `words` the designer knows the asserts alone: the function's name and three calls.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    chosen = pick(rows, lambda row: f"mbpp {row['task_id']}", split, None)
    tasks = (_mbpp_task(row, sandbox, words=words) for row in chosen)
    return _first(tasks, most)


def _first(tasks: Iterator[Task | None], most: int | None) -> list[Task]:
    found: list[Task] = []
    for task in tasks:
        if most is not None and len(found) >= most:
            break
        if task is not None:
            found.append(task)
    return found


def _mbpp_task(row: dict[str, Any], sandbox: Sandbox, *, words: bool) -> Task | None:
    shown = [call for text in row["test_list"] for call in _asserted(text)]
    names = {name for name, _, _ in shown}
    if len(shown) != len(row["test_list"]) or len(names) != 1 or len({len(args) for _, args, _ in shown}) != 1:
        return None
    (name,) = names
    examples = [(args, answer) for _, args, answer in shown]
    more = [(args, answer) for text in row.get("challenge_test_list", ()) for _, args, answer in _asserted(text)]
    source = f"{row.get('test_setup_code', '')}\n{row['code']}"
    answered = _answer(source, name, _other_inputs(examples, row["task_id"]), sandbox)
    spoken = name.replace("_", " ")
    statement = str(row.get("text") or row.get("prompt")) if words else spoken
    title = f"mbpp {row['task_id']}"
    return _make_task(title, spoken, statement, name, examples, [*more, *answered]) if answered else None


def _asserted(text: str) -> list[tuple[str, tuple[Any, ...], Any]]:
    """`assert name(literals) == literal`, nothing when it is something else."""
    try:
        (node,) = ast.parse(text.strip()).body
        if not isinstance(node, ast.Assert) or not isinstance(node.test, ast.Compare):
            return []
        call, (operator,) = node.test.left, node.test.ops
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.keywords:
            return []
        args = tuple(ast.literal_eval(arg) for arg in call.args)
        answer = ast.literal_eval(node.test.comparators[0])
    except (SyntaxError, ValueError):
        return []
    return [(call.func.id, args, answer)] if isinstance(operator, ast.Eq) else []


def _other_inputs(examples: Rows, seed: int) -> list[tuple[Any, ...]]:
    """Inputs some changes away from the examples', as those of EvalPlus are; no number below the least shown one."""
    rng = random.Random(1_000_003 + seed)
    found: dict[str, tuple[Any, ...]] = {}
    known = {repr(args) for args, _ in examples}
    columns = [[args[i] for args, _ in examples] for i in range(len(examples[0][0]))]
    least = {i: min(column) for i, column in enumerate(columns) if all(type(v) is int for v in column)}
    for _ in range(4 * HELD_BACK_INPUTS):
        args = list(rng.choice(examples)[0])
        for i in range(len(args)):
            for _ in range(rng.randint(0, 4)):
                args[i] = _vary(args[i], rng)
        usual = all(a >= least[i] for i, a in enumerate(args) if i in least)
        if usual and repr(tuple(args)) not in known and len(found) < HELD_BACK_INPUTS:
            found.setdefault(repr(tuple(args)), tuple(args))
    return list(found.values())


def _vary(value: Any, rng: random.Random) -> Any:
    """A value nearby; of a text single characters are exchanged for others of their kind, so that it keeps its form."""
    if isinstance(value, str) and value:
        spot = rng.randrange(len(value))
        kinds = (string.digits, string.ascii_lowercase, string.ascii_uppercase, string.punctuation)
        kind = next((k for k in kinds if value[spot] in k), value[spot])
        other = rng.choice(kind) if kind is not string.punctuation else value[spot]
        return value[:spot] + other * rng.choice([1, 1, 2 if value[spot].isalpha() else 1]) + value[spot + 1 :]
    if isinstance(value, list | tuple) and value and rng.random() < 0.5:
        spot = rng.randrange(len(value))
        return type(value)([*value[:spot], _vary(value[spot], rng), *value[spot + 1 :]])
    return vary_value(value, rng)


def _answer(source: str, name: str, inputs: Sequence[tuple[Any, ...]], sandbox: Sandbox) -> Rows:
    limits = Limits(cpu_seconds=0.5, wall_seconds=5.0)
    outcomes = sandbox.run_batch(Program(source, name), [[Call(name, args)] for args in inputs], limits)
    return [(args, o.values[0]) for args, o in zip(inputs, outcomes, strict=True) if o.finished]


def sygus_tasks(folder: Path, split: str, most: int | None) -> list[Task]:
    """The strings of SyGuS (PBE_SLIA): the grammar's texts stand in the statement; 60 % of the rows are shown."""
    paths = [p for p in sorted(folder.rglob("*.sl")) if not re.search(r"long|repeat|_short", p.stem)]
    return _first((_sygus_task(path) for path in pick(paths, lambda p: p.stem, split, None)), most)


def _sygus_task(path: Path) -> Task | None:
    text = re.sub(r"^\s*;.*$", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.MULTILINE)
    head = text.partition("(constraint")[0]
    rows = []
    for found in re.finditer(r"\(constraint\s+\(=\s+\(\w+((?:\s+(?:\"(?:[^\"]|\"\")*\"|-?\w+))*)\s*\)\s+", text):
        values = _sygus_values(found.group(1))
        answer = _sygus_values(text[found.end() :], most=1)
        rows.append((tuple(values), answer[0] if answer else None))
    if not rows or any(answer is None for _, answer in rows):
        return None
    few = 4
    count = len(rows) if len(rows) < few else min(MOST_EXAMPLES, round(0.6 * len(rows)))
    texts = [t for t in dict.fromkeys(v for v in _sygus_values(head) if isinstance(v, str)) if t]
    statement = f"Change the text. These may be of use: {', '.join(map(repr, texts))}."
    return _make_task(path.stem, path.stem, statement, "f", rows[:count], rows[count:] or rows)


def _sygus_values(text: str, most: int | None = None) -> list[Any]:
    found: list[Any] = []
    for match in re.finditer(r"\"((?:[^\"]|\"\")*)\"|(?<![\w-])(-?\d+)(?!\w)|\b(true|false)\b", text):
        quoted, number, truth = match.groups()
        found.append(quoted.replace('""', '"') if quoted is not None else int(number) if number else truth == "true")
        if most and len(found) >= most:
            break
    return found


def quixbugs_tasks(folder: Path, split: str, most: int | None) -> list[Task]:
    """QuixBugs' 31 problems on plain values: their docstrings, half of the rows shown."""
    paths = sorted((folder / "json_testcases").glob("*.json"))
    chosen = pick(paths, lambda p: f"quixbugs {p.stem}", split, most)
    return [_quixbugs_task(folder, path) for path in chosen]


def _quixbugs_task(folder: Path, path: Path) -> Task:
    tree = ast.parse((folder / "python_programs" / f"{path.stem}.py").read_text(encoding="utf-8"))
    words = " ".join(n.value.value for n in tree.body if _is_text(n))  # type: ignore[attr-defined]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    examples = [(tuple(args) if isinstance(args, list) else (args,), answer) for args, answer in rows]
    shown = examples[: max(3, len(examples) // 2)]
    return _make_task(path.stem, path.stem.replace("_", " "), words, path.stem, shown, examples[len(shown) :] or shown)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def deepcoder_tasks(split: str, most: int) -> list[Task]:
    """Random programs in DeepCoder's language (Balog et al. 2017), two to five statements in turn, three examples."""
    found: list[Task] = []
    number = 0
    while len(found) < most:
        number += 1
        length = 2 + len(found) % 4
        task = _deepcoder_task(number, length) if in_split(f"deepcoder {number}", split) else None
        if task is not None:
            found.append(task)
    return found


_UNARY: dict[str, Callable[[int], Any]] = {
    "+1": lambda x: x + 1, "-1": lambda x: x - 1, "*2": lambda x: x * 2, "/2": lambda x: x // 2, "*-1": lambda x: -x,
    "**2": lambda x: x * x, "*3": lambda x: x * 3, "/3": lambda x: x // 3, "*4": lambda x: x * 4,
    "/4": lambda x: x // 4,
}  # fmt: skip
_TESTS: tuple[Callable[[int], bool], ...] = (
    lambda x: x > 0,
    lambda x: x < 0,
    lambda x: x % 2 == 1,
    lambda x: x % 2 == 0,
)
_BINARY: tuple[Callable[[int, int], int], ...] = (
    lambda x, y: x + y,
    lambda x, y: x - y,
    lambda x, y: x * y,
    min,
    max,
)


def _scan(step: Callable[[int, int], int], items: list[int]) -> list[int]:
    row = items[:1]
    for item in items[1:]:
        row.append(step(row[-1], item))
    return row


def _statement(rng: random.Random) -> tuple[tuple[type, ...], type, Callable[..., Any]]:
    """One random statement: what it takes, what it gives, its function."""
    unary, test, binary = rng.choice(list(_UNARY.values())), rng.choice(_TESTS), rng.choice(_BINARY)
    table: list[tuple[tuple[type, ...], type, Callable[..., Any]]] = [
        ((list,), int, lambda x: x[0]),
        ((list,), int, lambda x: x[-1]),
        ((int, list), list, lambda n, x: x[: max(n, 0)]),
        ((int, list), list, lambda n, x: x[max(n, 0) :]),
        ((int, list), int, lambda n, x: x[n] if n >= 0 else x[len(x)]),
        ((list,), int, min),
        ((list,), int, max),
        ((list,), list, lambda x: x[::-1]),
        ((list,), list, sorted),
        ((list,), int, sum),
        ((list,), list, lambda x: [unary(v) for v in x]),
        ((list,), list, lambda x: [v for v in x if test(v)]),
        ((list,), int, lambda x: sum(map(test, x))),
        ((list, list), list, lambda x, y: [binary(a, b) for a, b in zip(x, y, strict=False)]),
        ((list,), list, lambda x: _scan(binary, x)),
    ]
    return rng.choice(table)


def _deepcoder_task(number: int, length: int) -> Task | None:
    """Program `number` of so many statements; None when it is dull: a constant, an argument, something without use."""
    rng = random.Random(7_000_001 * number)
    kinds = rng.choice([(list,), (list, list), (int, list)])
    known, used, program = list(kinds), set(), []
    for _ in range(length):
        takes, gives, function = _statement(rng)
        sources = [rng.choice([i for i, k in enumerate(known) if k is t] or [-1]) for t in takes]
        if -1 in sources or (len(sources) > 1 and sources[0] == sources[1]):
            return None
        used |= set(sources)
        known.append(gives)
        program.append((sources, function))
    if used != set(range(len(known) - 1)):
        return None
    rows = []
    for _ in range(200):
        args = tuple(_argument(kind, rng) for kind in kinds)
        answer = _run_program(program, args)
        if answer is not None and answer not in args:
            rows.append((args, answer))
    wanted = 25
    answers = {repr(answer) for _, answer in rows[:wanted]}
    dull = len(rows) < wanted or len(answers) < wanted // 2 or len({repr(a) for _, a in rows[:3]}) < len(rows[:3])
    title = f"deepcoder {number}, {length} statements"
    return None if dull else _make_task(title, title, "a list of integers", "f", rows[:3], rows[3:wanted])


def _argument(kind: type, rng: random.Random) -> Any:
    return [rng.randint(-50, 50) for _ in range(rng.randint(2, 10))] if kind is list else rng.randint(1, 6)


def _run_program(program: Sequence[tuple[list[int], Callable[..., Any]]], args: tuple[Any, ...]) -> Any:
    """The last statement's value, None when a value leaves the language's range."""
    values: list[Any] = list(args)
    try:
        for sources, function in program:
            values.append(function(*(values[i] for i in sources)))
            bounds = values[-1] if isinstance(values[-1], list) else [values[-1]]
            if any(not -255 <= v <= 256 for v in bounds):
                return None
    except (IndexError, ValueError):
        return None
    return values[-1] or None


def _make_task(title: str, spoken: str, statement: str, name: str, shown: Rows, held_back: Rows) -> Task:
    count = len(shown[0][0])
    columns = [_type_of([args[i] for args, _ in shown]) for i in range(count)]
    returns = _type_of([answer for _, answer in shown])
    entry = Entry(name, tuple(Param("abcdefghij"[i], t) for i, t in enumerate(columns)), returns)
    floats = "float" in str(returns)
    if str(returns) == "float":
        shown, held_back = ([(args, float(answer)) for args, answer in rows] for rows in (shown, held_back))
    checker = Checker(kind=CheckerKind.APPROXIMATE, relative=1e-6, absolute=1e-6) if floats else Checker()
    cases = tuple(_cases("example", name, shown, Split.EXAMPLE))
    problem = Problem(title=spoken, statement=statement, kind=Kind.FUNCTION, entry=entry, cases=cases, checker=checker)
    sealed = tuple(_cases("held back", name, held_back, Split.SEALED))
    return Task(title, problem, replace(problem, cases=(*cases, *sealed)))


def _cases(word: str, name: str, rows: Rows, split: Split) -> Iterator[Case]:
    for number, (args, answer) in enumerate(rows, 1):
        yield Case(f"{word} {number}", (Call(name, args),), answer, split)


def _type_of(values: Sequence[Any]) -> Type:
    """The type that values show, `Any` where they show several."""
    kinds = {type(v) for v in values}
    if kinds == {int, float}:
        return Type("float")
    if len(kinds) != 1:
        return ANY
    (kind,) = kinds
    if kind in {int, float, bool, str}:
        return Type(kind.__name__)
    if kind in {list, set}:
        inner = [v for value in values for v in value]
        return Type(kind.__name__, (_type_of(inner),)) if inner else ANY
    if kind is tuple and len({len(v) for v in values}) == 1 and values[0]:
        return Type("tuple", tuple(_type_of([v[i] for v in values]) for i in range(len(values[0]))))
    if kind is dict:
        keys, items = [k for v in values for k in v], [i for v in values for i in v.values()]
        return Type("dict", (_type_of(keys), _type_of(items))) if keys else ANY
    return ANY
