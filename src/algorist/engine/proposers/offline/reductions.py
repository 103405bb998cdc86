"""Plain changes of a problem that leave an easier one, with the way back for its programs.

Two are known. A number that is the length of a list beside it says only how much of the list counts: the list is cut
to it and the number left out. Answers that are one of two words ("Yes", "No") ask for a truth value.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from algorist.engine.proposers.offline.examples import Example, is_in_place, shown_examples
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.terms.design import Brief
from algorist.engine.terms.problem import Call, Case, Checker, Entry
from algorist.engine.terms.types import Type

_FEWEST = 2
_LONGEST_WORD = 40
_NEGATIVE = ("no", "not", "un", "in", "dis", "false", "ab", "non")


@dataclass(frozen=True, slots=True)
class Reduction:
    """An easier brief, what was done in words, and how a program for it becomes one for the given brief."""

    brief: Brief
    note: str
    restore: Callable[[str], str]


def reduce_brief(brief: Brief) -> Reduction | None:
    """The brief with all known changes made, None when there is nothing to change."""
    found: Reduction | None = None
    for change in (_leave_out_lengths, _ask_for_truth):
        step = change(found.brief if found else brief)
        found = _join(found, step) if found and step else step or found
    return found


def _join(first: Reduction, second: Reduction) -> Reduction:
    return Reduction(second.brief, f"{first.note} {second.note}", lambda source: first.restore(second.restore(source)))


def _leave_out_lengths(brief: Brief) -> Reduction | None:
    entry, examples = brief.problem.entry, shown_examples(brief)
    if entry.is_class or is_in_place(brief.problem) or len(examples) < _FEWEST:
        return None
    found = _find_length([e.args for e in examples])
    if found is None:
        return None
    number, items = found
    kept = [i for i in range(len(entry.params)) if i != number]
    given = ", ".join(
        f"{entry.params[i].name}[:{entry.params[number].name}]" if i == items else entry.params[i].name for i in kept
    )
    easier = replace(entry, name=f"{entry.name}_of_all", params=tuple(entry.params[i] for i in kept))
    changed = [Example(tuple(e.args[i] for i in kept), e.answer) for e in examples]
    note = f"`{entry.params[number].name}` is the length of `{entry.params[items].name}` in all examples."
    return _reduction(brief, easier, changed, note, f"return {{inner}}({given})")


def _find_length(rows: Sequence[tuple[Any, ...]]) -> tuple[int, int] | None:
    """The places of a number and of the list whose length it always is."""
    places = range(len(rows[0]))
    numbers = [i for i in places if all(type(row[i]) is int for row in rows)]
    lists = [j for j in places if all(isinstance(row[j], list | tuple | str) for row in rows)]
    pairs = ((i, j) for i in numbers for j in lists if all(row[i] == len(row[j]) for row in rows))
    return next(pairs, None)


def _ask_for_truth(brief: Brief) -> Reduction | None:
    entry, examples = brief.problem.entry, shown_examples(brief)
    words = list(dict.fromkeys(e.answer for e in examples if isinstance(e.answer, str)))
    if entry.is_class or is_in_place(brief.problem) or not _are_labels(words, examples):
        return None
    no, yes = sorted(words, key=lambda word: (not word.lower().startswith(_NEGATIVE), len(word) > min(map(len, words))))
    easier = replace(entry, name=f"is_{entry.name}", returns=Type("bool"))
    changed = [Example(e.args, e.answer == yes) for e in examples]
    given = ", ".join(p.name for p in entry.params)
    return _reduction(
        brief, easier, changed, f"The answer is one of two words: {yes!r} and {no!r}.",
        f"return {yes!r} if {{inner}}({given}) else {no!r}",
    )  # fmt: skip


def _are_labels(words: Sequence[str], examples: Sequence[Example]) -> bool:
    """Whether two words are all that is ever answered, and none of them comes from an argument."""
    given = " ".join(repr(e.args) for e in examples)
    return (
        len(words) == _FEWEST
        and len(examples) > _FEWEST
        and all(isinstance(e.answer, str) for e in examples)
        and all(1 < len(w) <= _LONGEST_WORD and w not in given for w in words)
    )


def _reduction(brief: Brief, easier: Entry, examples: Sequence[Example], note: str, body: str) -> Reduction:
    """The easier brief; `body` is the last line of a program that calls `{inner}`."""
    cases = tuple(Case(f"example {i}", (Call(easier.name, e.args),), e.answer) for i, e in enumerate(examples, 1))
    checker = Checker() if easier.returns == Type("bool") else brief.problem.checker
    problem = replace(brief.problem, entry=easier, cases=cases, checker=checker)

    def restore(source: str) -> str:
        line = body.replace("{inner}", easier.name)
        return f"{source.rstrip()}\n\n\n{write_head(brief.problem.entry)}:\n    {line}\n"

    return Reduction(replace(brief, problem=problem, parents=(), feedback=None), note, restore)
