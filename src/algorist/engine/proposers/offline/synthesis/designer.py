"""The designer that synthesises: programs built from the examples alone, told apart by inputs where they differ."""

import builtins
import keyword
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from algorist.engine.proposers.offline.examples import Example, fits_examples, is_in_place, shown_examples
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.proposers.offline.questions import find_questions, vary_inputs
from algorist.engine.proposers.offline.reductions import reduce_brief
from algorist.engine.proposers.offline.signatures import write_head
from algorist.engine.proposers.offline.synthesis.confidence import rate_confidence
from algorist.engine.proposers.offline.synthesis.search import Fit, rate_behaviours, weigh_behaviours
from algorist.engine.proposers.offline.synthesis.task import Task
from algorist.engine.proposers.offline.watchdog import run_watched
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Confidence, Nothing, Proposal, Question, Tier, Usage

CHILD = "algorist.engine.proposers.offline.synthesis.child"
_HOLD_BACK_FROM = 4
_VARIATIONS = 24
_MOST_PROPOSALS = 4
_LEAST_CPU = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """One behaviour among the fits: its shortest program, its share by weight, and the search's figures."""

    fit: Fit
    share: float
    source: str


class SynthesisDesigner:
    """Searches for programs that give the examples' answers. Made for one search; a second search is made when the
    feedback brings counter-examples and CPU time is left.
    """

    name = "synthesis"

    def __init__(self, sandbox: Sandbox, *, cpu_seconds: float, seed: int, cancelled: Callable[[], bool]) -> None:
        self._sandbox = sandbox
        self._left = cpu_seconds
        self._seed = seed
        self._cancelled = cancelled
        self._known = 0
        self._waiting: list[Proposal] = []
        self._unpaid = Usage()

    def propose(self, brief: Brief) -> Proposal | Nothing | None:
        """The next behaviour that fits, the likeliest first; nothing where no program fits or a method is asked for."""
        if brief.problem.entry.is_class or is_in_place(brief.problem):
            return None
        examples = shown_examples(brief)
        if len(examples) > self._known and self._left >= _LEAST_CPU and not self._cancelled():
            self._known = len(examples)
            began = self._sandbox.cpu_clock()
            self._waiting = self._search(brief, examples)
            self._unpaid += Usage(cpu_seconds=round(self._sandbox.cpu_clock() - began, 3))
        usage, self._unpaid = self._unpaid, Usage()
        return replace(self._waiting.pop(0), usage=usage) if self._waiting else Nothing(usage=usage)

    def _search(self, brief: Brief, examples: Sequence[Example]) -> list[Proposal]:
        problem = brief.problem
        easier = reduce_brief(brief)
        held_back = 1 if len(examples) >= _HOLD_BACK_FROM else 0
        searched = easier.brief if easier else brief
        asked = shown_examples(searched)
        task = self._task(searched, asked, held_back)
        document = {"task": task.to_document(), "name": searched.problem.entry.name}
        work = run_watched(CHILD, document, cpu_seconds=task.cpu_seconds, cancelled=self._cancelled)
        self._left -= work.cpu_seconds
        self._unpaid = Usage(cpu_seconds=round(work.cpu_seconds, 3))
        fits = [_fit(line["fit"]) for line in work.lines if "fit" in line]
        # A child that was killed has said nothing, or only what fitted.
        tried = max([f.tried for f in fits] + [line.get("tried", 0) for line in work.lines], default=0)
        apart = self._tell_apart(searched, fits, task)
        restored = [replace(f, source=easier.restore(f.source)) if easier else f for f in apart]
        found = [f for f in restored if self._holds(brief, f, examples)][:_MOST_PROPOSALS]
        questions: tuple[Question, ...] = ()
        if len(found) > 1:
            sources = [f.source for f in found]
            questions = find_questions(sources, problem.entry.name, examples, self._sandbox, self._seed)
        facts = {"tried": tried, "fitting": len(fits), "examples": len(examples), "held_back": held_back}
        return [
            _describe(f, rate_confidence(asked, f.fit, f.share, held_back=held_back), questions, facts) for f in found
        ]

    def _task(self, brief: Brief, examples: Sequence[Example], held_back: int) -> Task:
        """The search's task; parameters that hide a builtin or a keyword get a letter behind."""
        names = tuple(_safe(p.name) for p in brief.problem.entry.params)
        shown = [(e.args, e.answer) for e in examples]
        left = brief.left.cpu_seconds if brief.left else None
        return Task(
            names=names,
            examples=tuple(shown[: len(shown) - held_back]),
            held_back=tuple(shown[len(shown) - held_back :]),
            variations=tuple(vary_inputs(examples, self._seed, _VARIATIONS)),
            statement=f"{brief.problem.title} {brief.problem.statement} {brief.problem.entry.name.replace('_', ' ')}",
            cpu_seconds=min(self._left, left) if left is not None else self._left,
        )

    def _tell_apart(self, brief: Brief, fits: Sequence[Fit], task: Task) -> list[Found]:
        """One program for each behaviour, the shortest, by likelihood; equally likely ones by length."""
        if not fits:
            return []
        shares, likelihoods = weigh_behaviours(fits), rate_behaviours(fits)
        chosen: dict[tuple[str, ...], Fit] = {}
        for fit in sorted(fits, key=lambda f: (f.length, len(f.source))):
            chosen.setdefault(fit.behaviour, fit)
        head = write_head(brief.problem.entry)
        plain = f"def {brief.problem.entry.name}({', '.join(task.names)})"
        same_names = all(n == p.name for n, p in zip(task.names, brief.problem.entry.params, strict=True))
        found = [
            Found(f, shares[b], f.source.replace(plain, head) if same_names else f.source) for b, f in chosen.items()
        ]
        return sorted(found, key=lambda f: (-likelihoods[f.fit.behaviour], f.fit.length))

    def _holds(self, brief: Brief, found: Found, examples: Sequence[Example]) -> bool:
        """Whether the finished program passes in the sandbox, where the judge will run it."""
        return fits_examples(brief.problem, found.source, examples, self._sandbox)


def _safe(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) or hasattr(builtins, name) else name


def _fit(document: dict[str, Any]) -> Fit:
    return Fit(**{**document, "behaviour": tuple(document["behaviour"])})


def _describe(found: Found, confidence: Confidence, questions: tuple[Question, ...], facts: dict[str, int]) -> Proposal:
    pseudocode = write_pseudocode(found.source)
    withheld = f", {facts['held_back']} of them kept from the search" if facts["held_back"] else ""
    rivals = f"{facts['fitting']} programs fit; those that behave like this one weigh {found.share:.0%}."
    weaknesses = ["A fit to examples is a hypothesis: nothing is known of it beyond them."]
    if not found.fit.reads_all:
        weaknesses.append("It ignores an argument that changes between the examples.")
    if found.fit.by_place:
        weaknesses.append("It counts places, and all examples are equally long.")
    return Proposal(
        source=found.source,
        name="Synthesised program",
        tier=Tier.SYNTHESIS,
        designer="synthesis",
        idea="The simplest program found that gives the answers of all examples.",
        explanation=(
            f"Built from the examples by bottom-up search: {found.fit.tried} programs were tried before it. "
            f"It fits the {facts['examples']} examples{withheld}. {rivals} Confidence: {confidence}."
        ),
        steps=tuple(line.strip() for line in pseudocode.splitlines()[1:]),
        pseudocode=pseudocode,
        weaknesses=tuple(weaknesses),
        references=(
            "Albarghouthi, Gulwani, Kincaid, Recursive program synthesis, CAV 2013",
            "Udupa et al., TRANSIT: specifying protocols with concolic snippets, PLDI 2013",
        ),
        confidence=confidence,
        questions=questions,
        details={**facts, "share": round(found.share, 3), "cost": found.fit.cost},
    )
