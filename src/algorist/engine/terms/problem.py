"""A problem: what is to be computed, and how an answer is judged."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from algorist.engine.terms.limits import Limits
from algorist.engine.terms.types import Type


class Kind(StrEnum):
    """A function problem has right answers; an optimisation problem has scores."""

    FUNCTION = "function"
    OPTIMISATION = "optimisation"


class Split(StrEnum):
    """Who may see a case: the designer and the person; the search; nobody until the end."""

    EXAMPLE = "example"
    SELECTION = "selection"
    SEALED = "sealed"


class Direction(StrEnum):
    """Whether a larger or a smaller score is better."""

    MAXIMISE = "maximise"
    MINIMISE = "minimise"


class Judged(StrEnum):
    """What of a call is judged: what it returns, or its first argument after the call."""

    RETURN = "return"
    FIRST_ARGUMENT = "first_argument"


class CheckerKind(StrEnum):
    """How a got value is held against the expected one."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNORDERED = "unordered"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of the entry point or of one of its methods."""

    name: str
    type: Type
    default: bool = False


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a class that is asked for."""

    name: str
    params: tuple[Param, ...]
    returns: Type


@dataclass(frozen=True, slots=True)
class Entry:
    """What a program must define: a function, or a class (`params` are its constructor's, and `methods` is filled)."""

    name: str
    params: tuple[Param, ...]
    returns: Type
    methods: tuple[Method, ...] = ()
    is_class: bool = False

    @property
    def signature(self) -> str:
        """The entry point as Python source without bodies."""
        if not self.is_class:
            return _head(self.name, self.params, self.returns)
        lines = [f"class {self.name}:", f"    {_head('__init__', self.params, self.returns, method=True)}: ..."]
        lines += [f"    {_head(m.name, m.params, m.returns, method=True)}: ..." for m in self.methods]
        return "\n".join(lines)


def _head(name: str, params: tuple[Param, ...], returns: Type, *, method: bool = False) -> str:
    shown = ["self"] * method + [f"{p.name}: {p.type}{' = ...' if p.default else ''}" for p in params]
    return f"def {name}({', '.join(shown)}) -> {returns}"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the entry point's name (or a method's) and its arguments."""

    name: str
    args: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a function problem.

    A function's case has one call and `expected` is the judged value. A class's case is its constructor's call and
    then one call a method; `expected` is the list of the methods' results (one fewer than there are calls).
    """

    name: str
    calls: tuple[Call, ...]
    expected: Any
    split: Split = Split.EXAMPLE
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """How answers are judged. `relative` and `absolute` are tolerances, used by APPROXIMATE.

    Under UNORDERED, lists are multisets: at every level when `depth` is 0, else only on the `depth` outermost levels
    of lists; tuples keep their order. A CUSTOM checker is Python source defining `check(args, expected, got)`: True,
    False, or a string that says what is wrong. It runs in a sandbox of its own, never beside the program that it
    judges.
    """

    kind: CheckerKind = CheckerKind.EXACT
    relative: float = 1e-9
    absolute: float = 1e-9
    source: str = ""
    judged: Judged = Judged.RETURN
    may_mutate: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """Python source defining `generate(size, seed)`, which returns the tuple of arguments of one call (or, for a class,
    the list of calls); `smallest` and `largest` bound the sizes used for growth measurements.
    """

    source: str
    smallest: int = 8
    largest: int = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """Cases that are made when a program is judged: `count` of each size by the generator, answered by the reference.

    The i-th case of a size is `generate(size, seed + i)`. Two splits never share a seed.
    """

    split: Split
    sizes: tuple[int, ...]
    count: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Something to be better than: a program, or a score that is known."""

    name: str
    source: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluator:
    """How an optimisation problem scores: trusted by the problem's owner, yet run in a sandbox of its own.

    `source` defines `instances(split, seed)` -> list of instances, and `score(instance, answer)` -> number, which
    raises `Invalid("why")` for an answer that is no solution (the name is given to it). By default the program is
    called once as `entry(*arguments(instance))` (`arguments` defaults to the instance's values when it is a dict with
    the parameters' names, else to the instance alone) and `answer` is what it returns. Two more functions are optional:

    - `oracle(instance)` returns a callable: the program gets it for its parameter of type Callable, and each use is
      carried to the evaluator's process, so that the program can neither see nor fool it; `score` then takes it third.
    - `play(instance, candidate)` calls the program itself, as often as it likes, and returns the answer;
      `candidate(*args)` for a function, `candidate.new(*args)` and then `candidate.method(*args)` for a class.
    """

    source: str
    direction: Direction
    baselines: tuple[Baseline, ...] = ()
    best_known: float | None = None
    best_known_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is to be solved. `reference` is an optional slow program known to be right, never shown to a designer."""

    title: str
    statement: str
    kind: Kind
    entry: Entry
    cases: tuple[Case, ...] = ()
    checker: Checker = field(default_factory=Checker)
    limits: Limits = field(default_factory=Limits)
    generator: Generator | None = None
    reference: str = ""
    generated: tuple[Generated, ...] = ()
    evaluator: Evaluator | None = None
    tags: tuple[str, ...] = ()
    licence: str = ""

    @property
    def answer_type(self) -> Type:
        """The type of a function's judged value: its first parameter's where that is judged, else what it returns."""
        first = self.checker.judged is Judged.FIRST_ARGUMENT and self.entry.params
        return self.entry.params[0].type if first else self.entry.returns

    def cases_of(self, *splits: Split) -> tuple[Case, ...]:
        """The cases of the given splits, in order."""
        return tuple(case for case in self.cases if case.split in splits)
