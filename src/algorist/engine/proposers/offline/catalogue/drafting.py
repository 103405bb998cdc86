"""Drafts of a problem from the catalogue: the entries that a person's words speak of, with what they bring along.

An entry holds all that a problem needs, written by us and verified: a signature, a worked example, a slow oracle or a
check of its own, a generator. Nothing is invented here, and the draft says where it comes from.
"""

import ast
from collections.abc import Iterator
from typing import Any

from algorist.engine.proposers.offline.catalogue.extraction import extract_source, rename, stand_alone
from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.catalogue.ranking import coverage, rank_text, words_of
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.draft import Draft, DraftBrief, DraftExample
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call, Entry

MOST_EXAMPLES = 8
# Set on statements of entries and of nothing in the catalogue; the tests hold both.
COVERAGE, NAMED_COVERAGE = 0.5, 0.25
LONG_SCORE, LONG_COVERAGE = 25.0, 0.3
# The catalogue is verified on sizes of 0 to 11: its oracles answer these quickly.
SIZES = (2, 4, 7, 10)
# Sizes at which a generator is asked for more, and by how much an input must grow from one to the next.
LADDER, GROWS = (12, 48, 192, 768, 3072), 1.5
# The catalogue's own tolerance, of `compare: approximate`.
TOLERANCE = 1e-6
# Inputs besides the worked example and the edges: sizes of `generate`, and the seed of each.
_SIZES = (3, 5, 4, 6, 2)
# What a problem's document takes.
_LONGEST_TITLE = 200
_LIMITS = Limits(cpu_seconds=2.0, wall_seconds=10.0)
_GENERATOR = """

def generate(size, seed):
    return {make}(size, random.Random(seed))
"""
_CHECKER = """

def check(args, expected, got):
    try:
        return {holds}(args, got)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        return f"it cannot be an answer: {{error}}"
"""


class CatalogueDrafter:
    """Offers the entries that the words speak of, one after the other; it mends nothing, since it wrote nothing."""

    name = "catalogue"
    mends = False

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def draft(self, brief: DraftBrief) -> Draft | None:
        """The next entry's draft; None when the words speak of no other.

        Raises:
            Cancelled: the sandbox was cancelled.

        """
        fresh = (entry for entry in matching_entries(brief) if _drafter(entry) not in brief.drafted)
        return next((draft_from_entry(entry, brief, self._sandbox) for entry in fresh), None)


def matching_entries(brief: DraftBrief) -> list[CatalogueEntry]:
    """The entries that a person's words speak of, best first, judged by the whole and by the title alone."""
    found = [entry for text in (brief.words, brief.title) if text for entry in _entries_of(text)]
    return list({entry.key: entry for entry in found}.values())


def _entries_of(text: str) -> list[CatalogueEntry]:
    """Those that own most of what is rare in a text, or are named in it, or share much with a long one."""
    return [entry for score, entry in rank_text(text) if coverage(text, entry) >= _needed(text, score, entry)]


def _needed(text: str, score: float, entry: CatalogueEntry) -> float:
    said = set(words_of(text))
    named = any(telling <= said for name in (entry.title, *entry.aliases) if (telling := set(words_of(name))))
    return NAMED_COVERAGE if named else LONG_COVERAGE if score >= LONG_SCORE else COVERAGE


def draft_from_entry(entry: CatalogueEntry, brief: DraftBrief, sandbox: Sandbox) -> Draft:
    """The problem that an entry solves, in the person's words and then in the catalogue's."""
    text = entry.read_text()
    source = oracle_source(entry, text)
    signature = Entry(entry.target, entry.params, entry.returns, entry.methods, entry.is_class).signature
    generator = generator_source(text)
    return Draft(
        title=_title(entry, brief),
        statement=_statement(entry, brief),
        signature=signature,
        assumptions=_assumptions(entry),
        examples=tuple(_examples(entry, source, generator, sandbox)),
        checker=_CHECKERS.get(entry.compare, "exact") if "check" not in _defined(text) else "custom",
        checker_source=checker_source(text),
        generator=generator,
        largest=largest_size(generator, sandbox),
        sizes=SIZES,
        solution=extract_source(entry),
        brute_force=source,
        tags=(entry.family.replace("_", " "),),
        drafter=_drafter(entry),
        provider="offline",
    )


_CHECKERS: dict[str, str | dict[str, Any]] = {
    "approximate": {"kind": "approximate", "relative": TOLERANCE, "absolute": TOLERANCE},
    "unordered": {"kind": "unordered", "depth": 1},
}


def _drafter(entry: CatalogueEntry) -> str:
    return f"catalogue: {entry.name}"


def _title(entry: CatalogueEntry, brief: DraftBrief) -> str:
    """The person's own, or the entry's; a draft that comes after others says which entry it is of."""
    own = brief.title.strip()
    if not own:
        return entry.title
    told = f" ({entry.title})" if brief.drafted else ""
    return f"{own[: _LONGEST_TITLE - len(told)]}{told}"


def _assumptions(entry: CatalogueEntry) -> tuple[str, ...]:
    said = [f"{condition[0].upper()}{condition[1:]}" for condition in entry.preconditions]
    if not has_oracle(entry.read_text()):
        said.append(
            "Several answers may be right: the catalogue's own check decides, and its own program is reference."
        )
    return tuple(said)


def _statement(entry: CatalogueEntry, brief: DraftBrief) -> str:
    conditions = "".join(f"\n- {condition}" for condition in entry.preconditions)
    told = f"\n\nWhat holds of it:\n{conditions}" if conditions else ""
    return f"{brief.statement.strip()}\n\nAs the catalogue states it ({entry.title}): {entry.summary}{told}\n"


def has_oracle(text: str) -> bool:
    """Whether a file brings a slow oracle; one that does not judges answers by a check."""
    return bool({"oracle", "Oracle"} & _defined(text))


def _defined(text: str) -> set[str]:
    return {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def oracle_source(entry: CatalogueEntry, text: str) -> str:
    """The slow oracle under the algorithm's name; where a check decides what is right, the algorithm itself."""
    if not has_oracle(text):
        return extract_source(entry)
    name = "Oracle" if entry.is_class else "oracle"
    return rename(stand_alone(text, {name}), {name: entry.target})


def generator_source(text: str) -> str:
    """`generate(size, seed)` of a problem file, from the entry's own, which takes a source of chance."""
    made = rename(stand_alone(text, {"generate"}), {"generate": "make_input"})
    return f"import random\n{made}{_GENERATOR.format(make='make_input')}"


def checker_source(text: str) -> str:
    """`check(args, expected, got)` of a problem file, from the entry's own; empty where it has none."""
    if "check" not in _defined(text):
        return ""
    held = rename(stand_alone(text, {"check"}), {"check": "holds_for"})
    return f"{held}{_CHECKER.format(holds='holds_for')}"


def _examples(entry: CatalogueEntry, source: str, generator: str, sandbox: Sandbox) -> Iterator[DraftExample]:
    """The worked example, the edges and a few generated inputs, each answered by the oracle or known beforehand."""
    worked, answer = entry.example
    found = {repr(worked): _example(entry, worked, answer, "The catalogue's worked example.")}
    program = Program(source, entry.target, is_class=entry.is_class)
    for args in [*entry.edges, *_generated(generator, sandbox)]:
        if len(found) >= MOST_EXAMPLES or repr(args) in found:
            continue
        outcome = sandbox.run(program, _calls(entry, args), _LIMITS)
        if outcome.finished:
            found[repr(args)] = _example(entry, args, list(outcome.values) if entry.is_class else outcome.values[0])
    return (example for example in found.values() if example is not None)


def _generated(generator: str, sandbox: Sandbox) -> list[Any]:
    pairs = [(Call("generate", (size, seed)),) for seed, size in enumerate(_SIZES)]
    outcomes = sandbox.run_batch(Program(generator, "generate"), pairs, _LIMITS)
    return [outcome.values[0] for outcome in outcomes if outcome.finished]


def largest_size(generator: str, sandbox: Sandbox) -> int:
    """The largest size tried up to which inputs grow with it: many generators stop at what an oracle can answer, and a
    growth measured beyond that would be a constant that says nothing.
    """
    outcomes = sandbox.run_batch(Program(generator, "generate"), [(Call("generate", (n, 0)),) for n in LADDER], _LIMITS)
    largest, length = LADDER[0], 0
    for size, outcome in zip(LADDER, outcomes, strict=True):
        grown = len(repr(outcome.values[0])) if outcome.finished else 0
        if grown < GROWS * length:
            break
        largest, length = size, grown
    return largest


def _calls(entry: CatalogueEntry, args: Any) -> tuple[Call, ...]:
    if not entry.is_class:
        return (Call(entry.target, tuple(args)),)
    return tuple(Call(name, tuple(given)) for name, given in args)


def _example(entry: CatalogueEntry, args: Any, answer: Any, note: str = "") -> DraftExample | None:
    """An example as texts; None where a value has no literal, such as an infinity."""
    given = [(name, tuple(values)) for name, values in args] if entry.is_class else list(args)
    texts = tuple(repr(value) for value in given)
    for text in (*texts, repr(answer)):
        try:
            ast.literal_eval(text)
        except (ValueError, SyntaxError):
            return None
    return DraftExample(args=texts, expected=repr(answer), note=note)
