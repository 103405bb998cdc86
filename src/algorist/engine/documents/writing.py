"""From a `Problem` to its document and to a file: what `reading` reads back as the same problem."""

import json
from pathlib import Path
from typing import Any

from algorist.engine.documents.cases import CASE_NAMES
from algorist.engine.documents.errors import Place
from algorist.engine.documents.reading import FORMAT, KIB, SPLIT_FIELDS, default_checker
from algorist.engine.documents.toml_writing import toml_text
from algorist.engine.documents.values import to_document
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import (
    Baseline,
    Call,
    Case,
    Checker,
    CheckerKind,
    Entry,
    Evaluator,
    Generated,
    Kind,
    Problem,
)


def document_from_problem(problem: Problem) -> dict[str, Any]:
    """The problem as tables, lists and scalars that JSON holds; fields that say nothing are left out."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "title": problem.title,
        "kind": problem.kind.value,
        "statement": problem.statement,
        "signature": problem.entry.signature,
        "tags": list(problem.tags),
        "licence": problem.licence,
        "limits": _limits(problem.limits),
    }
    if problem.kind is Kind.FUNCTION:
        document |= _function_fields(problem)
    if problem.evaluator is not None:
        document["evaluator"] = _evaluator(problem.evaluator)
    return {key: value for key, value in document.items() if value not in ("", [], {}, None)}


def _function_fields(problem: Problem) -> dict[str, Any]:
    fields: dict[str, Any] = {"checker": _checker(problem.checker, problem.entry)}
    for field, split in SPLIT_FIELDS.items():
        fields[field] = [_row(case, i, problem) for i, case in enumerate(problem.cases_of(split), 1)]
    if problem.generator is not None:
        generator = problem.generator
        fields["generator"] = {
            "smallest": generator.smallest,
            "largest": generator.largest,
            "source": generator.source,
        }
    fields["reference"] = problem.reference
    fields["generated"] = [_generated(row) for row in problem.generated]
    return fields


def _row(case: Case, number: int, problem: Problem) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if case.name != f"{CASE_NAMES[case.split]} {number}":
        row["name"] = case.name
    if case.note:
        row["note"] = case.note
    if problem.entry.is_class:
        return row | _class_row(case, problem.entry)
    types = [p.type for p in problem.entry.params]
    row["args"] = [to_document(value, kind) for value, kind in zip(case.calls[0].args, types, strict=False)]
    row["expected"] = to_document(case.expected, problem.answer_type)
    return row


def _class_row(case: Case, entry: Entry) -> dict[str, Any]:
    methods = {m.name: m for m in entry.methods}
    calls = [
        _call(call, [p.type for p in (methods[call.name] if i else entry).params]) for i, call in enumerate(case.calls)
    ]
    returns = [methods[call.name].returns for call in case.calls[1:]]
    expected = [to_document(value, kind) for value, kind in zip(case.expected, returns, strict=True)]
    return {"calls": calls, "expected": expected}


def _call(call: Call, types: list[Any]) -> list[Any]:
    return [call.name, [to_document(value, kind) for value, kind in zip(call.args, types, strict=False)]]


def _limits(limits: Limits) -> dict[str, Any]:
    default = Limits()
    fields = {
        "cpu_seconds": (limits.cpu_seconds, default.cpu_seconds),
        "wall_seconds": (limits.wall_seconds, max(default.wall_seconds, 5 * limits.cpu_seconds)),
        "memory_mib": (limits.memory_bytes / MIB, default.memory_bytes / MIB),
        "output_mib": (limits.output_bytes / MIB, default.output_bytes / MIB),
        "print_kib": (limits.print_bytes / KIB, default.print_bytes / KIB),
    }
    return {key: _tidy(value) for key, (value, usual) in fields.items() if value != usual}


def _tidy(value: float) -> float:
    return int(value) if float(value).is_integer() else value


def _checker(checker: Checker, entry: Entry) -> dict[str, Any]:
    if checker == default_checker(entry):
        return {}
    fields: dict[str, Any] = {
        "kind": checker.kind.value,
        "judged": checker.judged.value,
        "may_mutate": checker.may_mutate,
        "relative": checker.relative,
        "absolute": checker.absolute,
    }
    if checker.kind is CheckerKind.CUSTOM:
        fields["source"] = checker.source
    if checker.depth:
        fields["depth"] = checker.depth
    return fields


def _generated(row: Generated) -> dict[str, Any]:
    return {"split": row.split.value, "sizes": list(row.sizes), "count": row.count, "seed": row.seed}


def _evaluator(evaluator: Evaluator) -> dict[str, Any]:
    fields: dict[str, Any] = {"direction": evaluator.direction.value}
    if evaluator.best_known is not None:
        fields["best_known"] = evaluator.best_known
    if evaluator.best_known_source:
        fields["best_known_source"] = evaluator.best_known_source
    fields["source"] = evaluator.source
    fields["baselines"] = [_baseline(b) for b in evaluator.baselines]
    return fields


def _baseline(baseline: Baseline) -> dict[str, Any]:
    told = {"source": baseline.source} if baseline.source else {"score": baseline.score}
    return {"name": baseline.name, **told}


def write_problem(problem: Problem, path: Path | str) -> None:
    """Write a problem to a file of the format that the ending says; `read_problem` reads it back as the same.

    Raises:
        DocumentError: the ending says no format.

    """
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Place(str(path)).error(f"the ending {path.suffix!r} is not known; use {', '.join(_WRITERS)}")
    path.write_text(writer(document_from_problem(problem)), encoding="utf-8")


def render_document(document: dict[str, Any], form: str) -> str:
    """A document as the text of a file of the form `toml`, `yaml` or `json`."""
    return _WRITERS[f".{form}"](document)


def _json_text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _yaml_text(document: dict[str, Any]) -> str:
    from algorist.engine.documents.yaml_writing import yaml_text  # noqa: PLC0415  a MiB that most processes never need

    return yaml_text(document)


_WRITERS = {".toml": toml_text, ".yaml": _yaml_text, ".yml": _yaml_text, ".json": _json_text}
