"""Tests a drafted problem before anyone trusts it: it must accept what is right and reject what is nearly right.

A draft passes when it can be read, its generator repeats itself, the independent oracle gives the examples' answers,
the drafted solution agrees with the oracle, programs with one small mistake are rejected, and so are hostile ones.
"""

import ast
from dataclasses import dataclass, replace
from typing import Any

from algorist.engine.documents import DocumentError, document_from_problem, problem_from_document
from algorist.engine.documents.reading import FORMAT
from algorist.engine.evaluation import GeneratorFault, Judge, generate_calls
from algorist.engine.proposers.offline.catalogue.mutants import list_mutants
from algorist.engine.terms.draft import Draft, DraftExample
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.outcome import Evaluation
from algorist.engine.terms.problem import Call, Entry, Generated, Problem, Split
from algorist.engine.terms.types import mismatch
from algorist.engine.terms.verdicts import Verdict

PER_SIZE = 6
SELECTION_SEED = 100_003
SEALED_SEED = 900_001
LEAST_EXAMPLES = 3
MUTANTS = 8
# For programs that are wrong on purpose: many of them never end.
HASTY = Limits(cpu_seconds=0.3, wall_seconds=5.0)
# Some mutants do the same as the original: that is no fault of the tests.
REJECTED_NEEDED = 0.75
DIFFERENT_NEEDED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCheck:
    """One test of a draft, in words that a person and the drafter can act on."""

    name: str
    passed: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReport:
    """What the tests of a draft found. `document` is the problem as its file, to be read, changed and accepted.

    It is there when the draft could be read, and fit for use only when `passed`.
    """

    passed: bool
    checks: tuple[DraftCheck, ...]
    document: dict[str, Any] | None = None
    cpu_seconds: float = 0.0

    @property
    def problem(self) -> Problem | None:
        """The problem that the document states."""
        return None if self.document is None else problem_from_document(self.document)

    @property
    def complaints(self) -> str:
        """What was wrong, to be sent back to the drafter."""
        return "\n".join(f"- {check.name}: {check.words}" for check in self.checks if not check.passed)


def try_draft(draft: Draft, judge: Judge) -> DraftReport:
    """Test a draft in the sandbox; the first test that fails ends it, since the next ones build on it.

    Raises:
        Cancelled: the sandbox was cancelled.

    """
    try:
        problem = problem_from_draft(draft)
    except DocumentError as error:
        return DraftReport(passed=False, checks=(DraftCheck(name="readable", passed=False, words=str(error)),))
    checks = [DraftCheck(name="readable", passed=True, words="The draft is a complete problem.")]
    fresh = Judge(judge.sandbox, seed=judge.seed)
    began = judge.sandbox.cpu_clock()
    for test in (_examples, _generator, _oracle, _solution, _mutants, _hostile):
        checks.append(test(problem, draft, fresh))
        if not checks[-1].passed:
            break
    return DraftReport(
        passed=all(check.passed for check in checks),
        checks=tuple(checks),
        document=document_from_problem(problem),
        cpu_seconds=round(judge.sandbox.cpu_clock() - began, 3),
    )


def problem_from_draft(draft: Draft) -> Problem:
    """The problem that a draft states, with hidden cases from its generator and its oracle.

    Raises:
        DocumentError: the draft cannot be read.

    """
    smallest = max(1, min(draft.smallest, 64))
    row = _class_row if draft.signature.startswith("class ") else _row
    document: dict[str, Any] = {
        "format": FORMAT,
        "title": draft.title,
        "statement": draft.statement,
        "signature": draft.signature,
        "examples": [row(example) for example in draft.examples],
        "generator": {"source": draft.generator, "smallest": smallest, "largest": max(draft.largest, smallest + 1)},
        "reference": draft.brute_force,
        "tags": list(draft.tags),
    }
    if draft.checker == "custom":
        document["checker"] = {"kind": "custom", "source": draft.checker_source}
    elif draft.checker:
        document["checker"] = draft.checker
    return replace(problem_from_document(document, file="draft"), generated=_hidden_rows(draft))


def _row(example: DraftExample) -> dict[str, Any]:
    row = {"args": [{"$py": text} for text in example.args], "expected": {"$py": example.expected}}
    return row | _note(example)


def _class_row(example: DraftExample) -> dict[str, Any]:
    calls = [_literal(text) for text in example.args]
    answers = _literal(example.expected)
    row = {
        "calls": [_call_row(call) for call in calls],
        "expected": [{"$py": repr(answer)} for answer in answers] if isinstance(answers, list) else answers,
    }
    return row | _note(example)


def _call_row(call: Any) -> Any:
    match call:
        case (str(name), (tuple() | list()) as args):
            return [name, [{"$py": repr(arg)} for arg in args]]
    return call


def _literal(text: str) -> Any:
    """What a text says; a text that says nothing stays as it is, and is refused where it is read."""
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return text


def _note(example: DraftExample) -> dict[str, str]:
    return {"note": " ".join(example.note.split())} if example.note.strip() else {}


def _hidden_rows(draft: Draft) -> tuple[Generated, ...]:
    sealed = tuple(size + 1 for size in draft.sizes)
    return (
        Generated(split=Split.SELECTION, sizes=draft.sizes, count=PER_SIZE, seed=SELECTION_SEED),
        Generated(split=Split.SEALED, sizes=sealed, count=PER_SIZE, seed=SEALED_SEED),
    )


def _examples(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:
    """There are some, and the oracle gives their answers."""
    name = "examples"
    if len(problem.cases) < LEAST_EXAMPLES:
        return DraftCheck(name=name, passed=False, words=f"There are {len(problem.cases)}; three at least are needed.")
    plain = replace(problem, generated=())
    found = judge.evaluate(plain, draft.brute_force, (Split.EXAMPLE,))
    if found.accepted:
        return DraftCheck(name=name, passed=True, words=f"The oracle gives the answers of all {found.total} examples.")
    return DraftCheck(
        name=name, passed=False, words=f"The oracle, which had only the statement, differs: {_why(found)}"
    )


def _generator(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:
    """It gives valid arguments, the same ones for the same seed, and not always the same."""
    name = "generator"
    asked = [(size, seed) for size in draft.sizes for seed in range(PER_SIZE)]
    try:
        first = generate_calls(judge.sandbox, problem, asked)
        again = generate_calls(judge.sandbox, problem, asked)
    except GeneratorFault as fault:
        return DraftCheck(name=name, passed=False, words=str(fault))
    texts = [repr(calls) for calls in first]
    if texts != [repr(calls) for calls in again]:
        return DraftCheck(name=name, passed=False, words="The same size and seed gave different inputs.")
    if len(set(texts)) < DIFFERENT_NEEDED * len(texts):
        return DraftCheck(name=name, passed=False, words=f"Only {len(set(texts))} of {len(texts)} inputs differ.")
    wrong = next((words for calls in first if (words := _misfit(problem.entry, calls))), None)
    if wrong is not None:
        return DraftCheck(name=name, passed=False, words=wrong)
    return DraftCheck(name=name, passed=True, words=f"{len(set(texts))} of {len(texts)} inputs differ, and all fit.")


def _misfit(entry: Entry, calls: tuple[Call, ...]) -> str | None:
    """What in one generated input is not what the signature takes."""
    takes = {entry.name: entry.params} | {method.name: method.params for method in entry.methods}
    for call in calls:
        if call.name not in takes:
            return f"The generator calls {call.name}; the signature has no such method."
        params = takes[call.name]
        if not sum(not param.default for param in params) <= len(call.args) <= len(params):
            return f"The generator gives {call.name} {len(call.args)} arguments; the signature takes {len(params)}."
        for arg, param in zip(call.args, params, strict=False):
            if words := mismatch(arg, param.type, param.name):
                return words
    return None


def _oracle(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:
    """It answers every generated input, with more than one answer among them."""
    name = "oracle"
    try:
        cases = judge.complete(problem).cases_of(Split.SELECTION, Split.SEALED)
    except GeneratorFault as fault:
        return DraftCheck(name=name, passed=False, words=str(fault))
    answers = {repr(case.expected) for case in cases}
    if len(answers) == 1:
        return DraftCheck(name=name, passed=False, words=f"It answers {answers.pop()} to all {len(cases)} inputs.")
    found = judge.evaluate(problem, draft.brute_force, (Split.SELECTION, Split.SEALED))
    if not found.accepted:
        return DraftCheck(name=name, passed=False, words=f"Its own answers are not accepted: {_why(found)}")
    return DraftCheck(name=name, passed=True, words=f"{len(answers)} different answers to {len(cases)} inputs.")


def _solution(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:
    """The drafted solution and the oracle, written apart, agree."""
    found = judge.evaluate(problem, draft.solution, (Split.EXAMPLE, Split.SELECTION))
    if found.accepted:
        words = f"The drafted solution agrees with the oracle on {found.total} inputs."
        return DraftCheck(name="solution", passed=True, words=words)
    words = f"The drafted solution and the oracle differ: {_why(found)}"
    return DraftCheck(name="solution", passed=False, words=words)


def _mutants(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:
    """Programs with one small mistake are rejected."""
    made = list(list_mutants(draft.brute_force, problem.entry.name, MUTANTS))
    made += list_mutants(draft.solution, problem.entry.name, MUTANTS)
    found = [_first_verdict(problem, mutant, judge) for mutant in made]
    if any(_breaks_judge(evaluation) for evaluation in found):
        return DraftCheck(
            name="mutants", passed=False, words="The checker fails on a wrong answer instead of saying so."
        )
    kept = [mutant for mutant, evaluation in zip(made, found, strict=True) if evaluation.accepted]
    rejected = len(made) - len(kept)
    words = f"{rejected} of {len(made)} programs with a small mistake are rejected."
    if rejected < REJECTED_NEEDED * len(made):
        survivor = _difference(draft, kept[0])
        words += f" Accepted, for one: {survivor}. The examples or the generator's inputs are too much alike."
        return DraftCheck(name="mutants", passed=False, words=words)
    return DraftCheck(name="mutants", passed=True, words=words)


def _first_verdict(problem: Problem, source: str, judge: Judge) -> Evaluation:
    """The verdict on the examples where it fails those, else on the selection cases: what is wrong fails soon."""
    hasty = replace(problem, limits=HASTY)
    found = judge.evaluate(replace(hasty, generated=()), source, (Split.EXAMPLE,))
    return judge.evaluate(hasty, source, (Split.SELECTION,)) if found.accepted else found


def _breaks_judge(found: Evaluation) -> bool:
    return any(verdict is Verdict.INTERNAL_ERROR for verdict in (found.verdict, *(r.verdict for r in found.results)))


def _difference(draft: Draft, mutant: str) -> str:
    """The first line in which a mutant differs from what it was made of."""
    for source in (draft.brute_force, draft.solution):
        lines = ast.unparse(ast.parse(source)).splitlines()
        changed = [new for new in mutant.splitlines() if new not in lines]
        if len(changed) == 1:
            return changed[0].strip()
    return mutant.splitlines()[0]


def _hostile(problem: Problem, draft: Draft, judge: Judge) -> DraftCheck:  # noqa: ARG001 - all tests look alike
    """Programs that do not solve it at all are rejected, and the checker survives what they return."""
    for words, source in hostile_programs(problem):
        found = _first_verdict(problem, source, judge)
        if found.accepted:
            return DraftCheck(name="hostile", passed=False, words=f"A program that {words} is accepted.")
        if _breaks_judge(found):
            return DraftCheck(name="hostile", passed=False, words=f"The checker fails on a program that {words}.")
    return DraftCheck(name="hostile", passed=True, words="Programs that do not solve it are rejected.")


def hostile_programs(problem: Problem) -> list[tuple[str, str]]:
    """Programs that must never pass, with what each does."""
    params = ", ".join(param.name for param in problem.entry.params)
    first = problem.cases[0].expected if problem.cases else None
    bodies = [
        ("returns nothing", "return None"),
        ("returns a thing equal to everything", "return type('All', (), {'__eq__': lambda s, o: True})()"),
        ("ends the process", "raise SystemExit(0)"),
        ("raises an error", "raise ValueError"),
        ("returns a text where something else is asked", "return 'x' * 3"),
    ]
    if problem.entry.is_class:
        return [(words, _hostile_class(problem.entry, body)) for words, body in bodies]
    bodies.append(("always gives the first example's answer", f"return {first!r}"))
    if problem.entry.params:
        bodies.append(("gives its first argument back", f"return {problem.entry.params[0].name}"))
    return [(words, f"def {problem.entry.name}({params}):\n    {body}\n") for words, body in bodies]


def _hostile_class(entry: Entry, body: str) -> str:
    lines = [f"class {entry.name}:", "    def __init__(self, *given):", "        pass"]
    for method in entry.methods:
        lines += [f"    def {method.name}(self, *given):", f"        {body}"]
    return "\n".join(lines) + "\n"


def _why(found: Evaluation) -> str:
    failure = found.first_failure
    if failure is None:
        return str(found.details.get("reason", found.verdict.words))
    fault = f": {failure.fault.kind}: {failure.fault.message}" if failure.fault else ""
    told = f"{failure.args} expected {failure.expected}, got {failure.got}" if failure.args else failure.name
    return f"{failure.verdict.words} on {told}{fault}"
