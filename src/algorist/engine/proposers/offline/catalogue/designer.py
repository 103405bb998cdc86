"""The designer that retrieves: every entry whose types fit is tried on the examples; what fits is proposed."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from algorist.engine.proposers.offline.catalogue.emission import emit_function, emit_structure
from algorist.engine.proposers.offline.catalogue.index import CatalogueEntry
from algorist.engine.proposers.offline.catalogue.matching import AS_IT_IS, match_entry, match_structure
from algorist.engine.proposers.offline.catalogue.ranking import is_named, rank_entries, text_of
from algorist.engine.proposers.offline.catalogue.trial import Fit, try_matches
from algorist.engine.proposers.offline.examples import (
    TRIAL_LIMITS,
    Example,
    answers_agree,
    fits_examples,
    is_in_place,
    shown_cases,
    shown_examples,
)
from algorist.engine.proposers.offline.information import bits_of_answers
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.proposers.offline.questions import find_questions
from algorist.engine.proposers.offline.reductions import Reduction, reduce_brief
from algorist.engine.sandbox import Program, Sandbox
from algorist.engine.terms.design import Brief, Confidence, Nothing, Proposal, Tier, Usage
from algorist.engine.terms.problem import Problem

MOST_PROPOSALS = 6
_TOP_RANKS = 3
_MANY_EXAMPLES = 3
_NEAR_RANKS = 15
# Bits beyond chance for high: where the words say the entry's name, where they are near it, where they say nothing.
_MARGIN_BITS, _MARGIN_UNNAMED, _MARGIN_UNSAID = 2.0, 8.0, 12.0
_CONTAINERS = frozenset(
    {
        "",
        "as a tuple",
        "as a list of tuples",
        "as a list of lists",
        "as a list",
        "as a set",
        "with None for -1",
        "rounded to two places",
        "as a whole number",
    }
)


@dataclass(frozen=True, slots=True)
class FittingProgram:
    """A fit as a whole program, the bits that the answers carry, and what was changed of the problem before."""

    fit: Fit
    source: str
    bits: float
    note: str

    @property
    def honest(self) -> bool:
        """Whether the answer is used as it is."""
        return _is_honest(self.fit)


class CatalogueDesigner:
    """Proposes the catalogue's entries that answer the examples rightly, best words first. Made for one search."""

    name = "catalogue"

    def __init__(self, problem: Problem, sandbox: Sandbox, cancelled: Callable[[], bool]) -> None:
        self._sandbox = sandbox
        self._cancelled = cancelled
        self._text = text_of(problem)
        self._rank = {entry.key: place for place, (_, entry) in enumerate(rank_entries(problem), start=1)}
        self._entries = [entry for _, entry in rank_entries(problem)]
        self._found: list[Proposal] | None = None
        self._unpaid = Usage()

    def propose(self, brief: Brief) -> Proposal | Nothing:
        """The next entry that fits with at least medium confidence."""
        return self._next(brief, lambda proposal: proposal.confidence is not Confidence.LOW)

    def propose_doubtful(self, brief: Brief) -> Proposal | Nothing:
        """The next entry that fits, however little that says."""
        return self._next(brief, lambda _: True)

    def _next(self, brief: Brief, wanted: Callable[[Proposal], bool]) -> Proposal | Nothing:
        if self._found is None:
            self._found = self._find_all(brief)
        chosen = None if self._cancelled() else next(filter(wanted, self._found), None)
        usage, self._unpaid = self._unpaid, Usage()
        if chosen is None:
            return Nothing(usage=usage)
        self._found.remove(chosen)
        return replace(chosen, usage=usage)

    def _find_all(self, brief: Brief) -> list[Proposal]:
        began = self._sandbox.cpu_clock()
        found = self._find_structures(brief.problem) if brief.problem.entry.is_class else self._find_functions(brief)
        self._unpaid = Usage(cpu_seconds=round(self._sandbox.cpu_clock() - began, 3))
        return found

    def _find_functions(self, brief: Brief) -> list[Proposal]:
        problem, examples = brief.problem, shown_examples(brief)
        if not examples:
            return []
        easier = reduce_brief(brief)
        found = [self._programs(brief, examples, way) for way in ((None, easier) if easier else (None,))]
        tried = sum(t for _, t in found)
        programs = [p for some, _ in found for p in some]
        ordered = sorted(programs, key=lambda p: (not p.honest, self._rank[p.fit.match.entry.key]))
        chosen = ordered[:MOST_PROPOSALS]
        sources = [p.source for p in chosen]
        questions = (
            ()
            if is_in_place(problem)
            else find_questions(sources, problem.entry.name, examples, self._sandbox, brief.seed)
        )
        details = {"tried": tried, "fitting": len(programs), "examples": len(examples), "held_back": 0}
        proposals = []
        for program in chosen:
            margin = program.bits - math.log2(tried + 1)
            confidence = self._confidence(program, len(examples), margin, doubtful=bool(questions))
            note = f"{_fit_note(program.fit, len(examples))} {program.note}".strip()
            proposal = _describe(program.fit.match.entry, program.source, confidence, note)
            proposals.append(replace(proposal, questions=questions, details={**proposal.details, **details}))
        return proposals

    def _programs(
        self, brief: Brief, examples: Sequence[Example], way: Reduction | None
    ) -> tuple[list["FittingProgram"], int]:
        """The entries that answer the examples, as whole programs; `way` leads over an easier problem. And how many
        matches were tried.
        """
        inner = way.brief if way else brief
        asked = shown_examples(inner)
        in_place = is_in_place(brief.problem)
        matches = [m for entry in self._entries for m in match_entry(entry, asked)]
        matches = [m for m in matches if m.is_plain or not in_place]
        fits = try_matches(inner.problem, matches, asked, self._sandbox)
        bits = bits_of_answers([e.answer for e in asked])
        programs = []
        for fit in sorted(_one_an_entry(fits), key=self._doubt)[: 2 * MOST_PROPOSALS]:
            source = emit_function(inner.problem.entry, fit.match, fit.conversion, in_place=in_place)
            whole = way.restore(source) if way else source
            if fits_examples(brief.problem, whole, examples, self._sandbox):
                programs.append(FittingProgram(fit, whole, bits, way.note if way else ""))
        return programs, len(matches)

    def _doubt(self, fit: Fit) -> tuple[bool, int]:
        return not _is_honest(fit), self._rank[fit.match.entry.key]

    def _confidence(self, program: "FittingProgram", examples: int, margin: float, *, doubtful: bool) -> Confidence:
        """High where the answer is used as it is, no other fitting entry differs, and the answers carry more bits than
        choosing among the tried matches explains: the fewer of them, the better the words must name the entry. Examples
        that say little fit an entry of the same subject as well, or one that differs where nobody asked. An entry that
        is only near the words is doubtful where chance explains the fit.
        """
        rank = self._rank[program.fit.match.entry.key]
        named = rank <= _TOP_RANKS and program.honest
        needed = _MARGIN_BITS
        if not (named and is_named(self._text, program.fit.match.entry)):
            needed = _MARGIN_UNNAMED if named else _MARGIN_UNSAID
        if program.honest and examples >= _MANY_EXAMPLES - 1 and margin >= needed and not doubtful:
            return Confidence.HIGH
        near = rank <= (_NEAR_RANKS if margin >= 0 else _TOP_RANKS)
        if named or (near and examples >= _MANY_EXAMPLES):
            return Confidence.MEDIUM
        return Confidence.LOW

    def _find_structures(self, problem: Problem) -> list[Proposal]:
        found = []
        for entry in self._entries:
            methods = match_structure(entry, problem.entry)
            if methods is None:
                continue
            source = emit_structure(problem.entry, entry, methods)
            if self._structure_fits(problem, source):
                rank = self._rank[entry.key]
                confidence = Confidence.HIGH if rank <= _TOP_RANKS else Confidence.MEDIUM
                note = f"It gave all the answers of the {len(shown_cases(problem))} examples."
                found.append(_describe(entry, source, confidence, note))
        return found[:MOST_PROPOSALS]

    def _structure_fits(self, problem: Problem, source: str) -> bool:
        program = Program(source, problem.entry.name, is_class=True)
        cases = shown_cases(problem)
        outcomes = self._sandbox.run_batch(program, [c.calls for c in cases], TRIAL_LIMITS)
        return bool(cases) and all(
            o.finished and answers_agree(problem.checker, list(o.values), c.expected)
            for o, c in zip(outcomes, cases, strict=True)
        )


class DoubtfulFits:
    """Hands out the catalogue's fits of low confidence, for when nothing better is known."""

    name = "catalogue, doubtful fits"

    def __init__(self, catalogue: CatalogueDesigner) -> None:
        self._catalogue = catalogue

    def propose(self, brief: Brief) -> Proposal | Nothing:
        """The next one."""
        return self._catalogue.propose_doubtful(brief)


def _is_honest(fit: Fit) -> bool:
    """Whether the answer is used as it is, but for the kind of container."""
    return fit.conversion.name in _CONTAINERS


def _one_an_entry(fits: Sequence[Fit]) -> list[Fit]:
    """For each entry the fit whose arguments need the least rearranging; orders come in that sequence."""
    chosen: dict[str, Fit] = {}
    for fit in fits:
        chosen.setdefault(fit.match.entry.key, fit)
    return list(chosen.values())


def _fit_note(fit: Fit, examples: int) -> str:
    words = [f"It gave all the answers of the {examples} examples."]
    if fit.conversion is not AS_IT_IS:
        words.append(f"What is used of its answer: {fit.conversion.name}.")
    if not fit.match.is_plain:
        words.append("Its arguments are rearranged to fit.")
    return " ".join(words)


def _describe(entry: CatalogueEntry, source: str, confidence: Confidence, note: str) -> Proposal:
    conditions = "".join(f" It holds that {p}." for p in entry.preconditions)
    return Proposal(
        source=source,
        name=entry.title,
        tier=Tier.CATALOGUE,
        designer=f"catalogue: {entry.name}",
        idea=entry.summary,
        explanation=f"{entry.explanation}{conditions} Retrieved from the catalogue and checked on the examples. {note}",
        steps=entry.steps,
        pseudocode=write_pseudocode(source),
        claimed_complexity=f"O({entry.growth})",
        complexity_reason=entry.growth_reason,
        weaknesses=entry.weaknesses,
        references=entry.references,
        confidence=confidence,
        details={"entry": entry.key},
    )
