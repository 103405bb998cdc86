"""From a problem document to a `Problem`: every field checked, every mistake named with its place and its mend."""

from pathlib import Path
from typing import Any

from algorist.engine.documents.cases import read_rows
from algorist.engine.documents.errors import Place, nearest
from algorist.engine.documents.fields import Table
from algorist.engine.documents.loading import check_shape, load_document
from algorist.engine.documents.scoring import read_evaluator
from algorist.engine.documents.signature import entry_from_signature
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import (
    Case,
    Checker,
    CheckerKind,
    Entry,
    Generated,
    Generator,
    Judged,
    Kind,
    Problem,
    Split,
)
from algorist.engine.terms.types import NONE, Type

FORMAT = "algorist-problem/1"
KIB = 1024
SPLIT_FIELDS = {"examples": Split.EXAMPLE, "tests": Split.SELECTION, "sealed": Split.SEALED}
_COMMON = ("format", "kind", "title", "statement", "signature", "limits", "tags", "licence")
_FUNCTION_ONLY = ("examples", "tests", "sealed", "checker", "generator", "reference", "generated")
_OPTIMISATION_ONLY = ("evaluator",)
_LONGEST_TAG = 40
_MOST_TAGS = 20
_MOST_GENERATED = 5000


def read_problem(path: Path | str) -> Problem:
    """The problem that a file states; the ending says the format (`.toml`, `.yaml`, `.yml`, `.json`).

    Raises:
        DocumentError: one line with the file, the field and the mend.

    """
    path = Path(path)
    return problem_from_document(load_document(path), file=str(path))


def problem_from_document(document: Any, *, file: str = "") -> Problem:
    """The problem that a document (tables, lists and scalars, as JSON has them) states; `file` is for its errors.

    Raises:
        DocumentError: one line with the file, the field and the mend.

    """
    place = Place(file)
    check_shape(document, place)
    table = Table(document, place, (*_COMMON, *_FUNCTION_ONLY, *_OPTIMISATION_ONLY))
    if table.text("format") != FORMAT:
        raise place.at("format").error(f"this is {table.any('format')!r}; write {FORMAT!r}")
    kind = table.choice("kind", Kind, Kind.OPTIMISATION if table.has("evaluator") else Kind.FUNCTION)
    _refuse_other_kind(table, kind)
    entry = entry_from_signature(table.text("signature"), place.at("signature"))
    checker = _checker(table, entry)
    cases = _cases(table, entry, checker)
    generator = _generator(table)
    reference = table.program("reference", {entry.name: -1}, "")
    return Problem(
        title=table.line("title"),
        statement=table.text("statement"),
        kind=kind,
        entry=entry,
        cases=cases,
        checker=checker,
        limits=_limits(table),
        generator=generator,
        reference=reference,
        generated=_generated(table, has_cases=bool(cases)),
        evaluator=read_evaluator(table, entry) if kind is Kind.OPTIMISATION else None,
        tags=_tags(table),
        licence=table.line("licence", ""),
    )


def _refuse_other_kind(table: Table, kind: Kind) -> None:
    others = _OPTIMISATION_ONLY if kind is Kind.FUNCTION else _FUNCTION_ONLY
    for key in others:
        if table.has(key):
            mend = "write `kind: optimisation`" if kind is Kind.FUNCTION else "state it in the evaluator, or remove it"
            raise table.place.at(key).error(f"a problem of kind {kind.value} has no such field; {mend}")


def _cases(table: Table, entry: Entry, checker: Checker) -> tuple[Case, ...]:
    first = checker.judged is Judged.FIRST_ARGUMENT
    answer = entry.params[0].type if first else entry.returns
    cases: list[Case] = []
    for field, split in SPLIT_FIELDS.items():
        cases += read_rows(table, field, split, entry, answer)
    seen: set[str] = set()
    for case in cases:
        if case.name in seen:
            raise table.place.error(f"two cases are called {case.name!r}; give each a name of its own")
        seen.add(case.name)
    return tuple(cases)


def holds_floats(kind: Type) -> bool:
    """Whether a value of the type may hold a float, so that exact comparison would surprise."""
    return kind.name in {"float", "complex"} or any(holds_floats(inner) for inner in kind.args)


def default_checker(entry: Entry) -> Checker:
    """The checker where a document names none.

    It is approximate if the answer's type holds floats, else exact; a function that returns nothing is judged by its
    first argument.
    """
    in_place = not entry.is_class and entry.returns == NONE and bool(entry.params)
    returned = [method.returns for method in entry.methods] or [entry.params[0].type if in_place else entry.returns]
    return Checker(
        kind=CheckerKind.APPROXIMATE if any(holds_floats(kind) for kind in returned) else CheckerKind.EXACT,
        judged=Judged.FIRST_ARGUMENT if in_place else Judged.RETURN,
    )


def _checker(table: Table, entry: Entry) -> Checker:
    default = default_checker(entry)
    if not table.has("checker"):
        return default
    place = table.place.at("checker")
    written = table.any("checker")
    fields = ("kind", "relative", "absolute", "depth", "source", "judged", "may_mutate")
    inner = Table({"kind": written} if isinstance(written, str) else written, place, fields)
    kind = inner.choice("kind", CheckerKind, CheckerKind.CUSTOM if inner.has("source") else default.kind)
    if inner.has("source") and kind is not CheckerKind.CUSTOM:
        raise place.at("source").error(f"a checker of kind {kind.value} has no source; write kind custom, or remove it")
    if inner.has("depth") and kind is not CheckerKind.UNORDERED:
        raise place.at("depth").error(
            f"a checker of kind {kind.value} has no depth; write kind unordered, or remove it"
        )
    judged = inner.choice("judged", Judged, default.judged)
    if judged is Judged.FIRST_ARGUMENT and (entry.is_class or not entry.params):
        raise place.at("judged").error("the signature has no first argument to judge; write return")
    return Checker(
        kind=kind,
        relative=inner.number("relative", 1e-9, least=0.0, most=1.0),
        absolute=inner.number("absolute", 1e-9, least=0.0, most=1e300),
        source=inner.program("source", {"check": 3}) if kind is CheckerKind.CUSTOM else "",
        judged=judged,
        may_mutate=inner.flag("may_mutate", default=True),
        depth=inner.integer("depth", 0, most=20),
    )


def _limits(table: Table) -> Limits:
    default = Limits()
    written = table.any("limits") or {}
    fields = ("cpu_seconds", "wall_seconds", "memory_mib", "output_mib", "print_kib")
    inner = Table(written, table.place.at("limits"), fields)
    cpu_seconds = inner.number("cpu_seconds", default.cpu_seconds, least=0.01, most=3600)
    wall = max(default.wall_seconds, 5 * cpu_seconds)
    wall_seconds = inner.number("wall_seconds", wall, least=0.05, most=18_000)
    if wall_seconds < cpu_seconds:
        raise inner.place.at("wall_seconds").error(f"{wall_seconds:g} is less than cpu_seconds; write more")
    return Limits(
        cpu_seconds=cpu_seconds,
        wall_seconds=wall_seconds,
        memory_bytes=int(inner.number("memory_mib", default.memory_bytes / MIB, least=1, most=65_536) * MIB),
        output_bytes=int(inner.number("output_mib", default.output_bytes / MIB, least=0.001, most=64) * MIB),
        print_bytes=int(inner.number("print_kib", default.print_bytes / KIB, least=0, most=65_536) * KIB),
    )


def _generator(table: Table) -> Generator | None:
    if not table.has("generator"):
        return None
    inner = Table(table.any("generator"), table.place.at("generator"), ("source", "smallest", "largest"))
    default = Generator(source="")
    smallest = inner.integer("smallest", default.smallest)
    return Generator(
        source=inner.program("source", {"generate": 2}),
        smallest=smallest,
        largest=inner.integer("largest", max(default.largest, smallest), least=smallest),
    )


def _generated(table: Table, *, has_cases: bool) -> tuple[Generated, ...]:
    rows = table.rows("generated", most=100)
    for need in ("generator", "reference"):
        if rows and not table.has(need):
            raise table.place.at("generated").error(f"cases are generated by a generator and a reference; add {need}")
    if not rows and not has_cases and table.any("kind") != Kind.OPTIMISATION and not table.has("evaluator"):
        raise table.place.error("the problem has no case; add examples, tests, sealed or generated")
    made = tuple(_generated_row(row, place) for row, place in rows)
    total = sum(len(row.sizes) * row.count for row in made)
    if total > _MOST_GENERATED:
        raise table.place.at("generated").error(
            f"these are {total} cases; write fewer sizes or counts, {_MOST_GENERATED} is the most"
        )
    return made


def _generated_row(row: Any, place: Place) -> Generated:
    inner = Table(row, place, ("split", "sizes", "count", "seed"))
    sizes = inner.rows("sizes", most=1000)
    if not sizes:
        raise place.at("sizes").error("this is missing; write a list of sizes such as [8, 64]")
    for size, at in sizes:
        if isinstance(size, bool) or not isinstance(size, int) or size < 0:
            raise at.error(f"{size!r} is not a size; write a whole number")
    return Generated(
        split=_split(inner),
        sizes=tuple(size for size, _ in sizes),
        count=inner.integer("count", 1, least=1, most=1000),
        seed=inner.integer("seed", 0),
    )


def _split(inner: Table) -> Split:
    """A split's name, or the name of the field that holds its rows."""
    word = inner.any("split")
    if isinstance(word, str) and word in SPLIT_FIELDS:
        return SPLIT_FIELDS[word]
    if isinstance(word, str) and word not in list(Split):
        raise inner.place.at("split").error(f"{word!r} is not a split; {nearest(word, [*SPLIT_FIELDS, *Split])}")
    return inner.choice("split", Split, Split.SELECTION)


def _tags(table: Table) -> tuple[str, ...]:
    tags: list[str] = []
    for tag, place in table.rows("tags", most=_MOST_TAGS):
        if not isinstance(tag, str) or not tag.strip() or len(tag) > _LONGEST_TAG or "\n" in tag:
            raise place.error(f"{tag!r} is not a tag; write a word in quotes, at most {_LONGEST_TAG} characters")
        if tag in tags:
            raise place.error(f"the tag {tag!r} is there twice; keep one")
        tags.append(tag)
    return tuple(tags)
