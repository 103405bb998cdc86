"""What a search knows: its candidates, the best of them, who can still propose. Every operation is of constant cost."""

from dataclasses import dataclass, field

from algorist.engine.design.measure import NOTHING, Measure, Quality
from algorist.engine.terms.design import Aim, Candidate, Step, StepKind
from algorist.engine.terms.outcome import Evaluation

# A designer that gave nothing but trouble so many times in a row is not asked again.
TROUBLES_IN_A_ROW = 4
# Trouble that no repetition mends.
HOPELESS = frozenset({"authentication", "forbidden", "unknown_model", "quota_exhausted", "not_configured"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a fresh proposal begins from: nothing (SAMPLE), the parents of a hybrid, or a version to improve.

    `differences` says where parents differ.
    """

    kind: StepKind = StepKind.SAMPLE
    aim: Aim = Aim.BETTER
    parents: tuple[Candidate, ...] = ()
    differences: str = ""


@dataclass(slots=True, kw_only=True)
class Population:
    """The candidates of one search by number, with what the strategies ask about them.

    `designers` are those that may still be asked, in the caller's order. `finished` counts candidates, `since_best`
    those since the best one came, `inconclusive` those in a row of which the judge could say nothing.
    """

    measure: Measure
    designers: list[str]
    start: Start = field(default_factory=Start)
    candidates: dict[int, Candidate] = field(default_factory=dict)
    qualities: dict[int, Quality] = field(default_factory=dict)
    designed_by: dict[int, str] = field(default_factory=dict)
    proposers: set[str] = field(default_factory=set)
    keys: dict[str, int] = field(default_factory=dict)
    best: Candidate | None = None
    finished: int = 0
    since_best: int = 0
    duplicates: int = 0
    inconclusive: int = 0
    troubles: dict[str, int] = field(default_factory=dict)

    def add(self, step: Step, key: str = "") -> None:
        """Take in a step; `key` is the canonical form of its candidate."""
        for name in step.exhausted:
            self.drop(name)
        if step.trouble is not None and step.designer:
            self._count_trouble(step.designer, step.trouble.code)
        if step.candidate is not None:
            self.troubles.pop(step.designer, None)
            self._add_candidate(step, step.candidate, key)

    def drop(self, designer: str) -> None:
        """Ask this designer no more."""
        if designer in self.designers:
            self.designers.remove(designer)

    def is_better(self, candidate: Candidate) -> bool:
        """Whether a candidate would become the best."""
        if self.best is None:
            return True
        return self.measure(candidate) > self.qualities[self.best.number]

    def has_answered(self, designer: str) -> bool:
        """Whether a designer has given a candidate here, or trouble."""
        return designer in self.proposers or designer in self.troubles

    def known(self, key: str) -> Candidate | None:
        """The candidate of this canonical form that was judged already."""
        number = self.keys.get(key)
        return None if number is None else self.candidates[number]

    def is_given_up(self, designer: str, code: str) -> bool:
        """Whether a designer would be dropped for one more trouble of this kind."""
        return code in HOPELESS or self.troubles.get(designer, 0) + 1 >= TROUBLES_IN_A_ROW

    def _count_trouble(self, designer: str, code: str) -> None:
        if self.is_given_up(designer, code):
            self.drop(designer)
        self.troubles[designer] = self.troubles.get(designer, 0) + 1

    def _add_candidate(self, step: Step, candidate: Candidate, key: str) -> None:
        better = self.is_better(candidate)
        self.inconclusive = 0 if is_conclusive(candidate.evaluation) else self.inconclusive + 1
        self.candidates[candidate.number] = candidate
        self.qualities[candidate.number] = self.measure(candidate)
        self.designed_by[candidate.number] = step.designer
        self.proposers.add(step.designer)
        self.finished += 1
        if step.duplicate_of is not None:
            self.duplicates += 1
        elif key and is_conclusive(candidate.evaluation):
            self.keys.setdefault(key, candidate.number)
        if better:
            self.best = candidate
            self.since_best = 0
        else:
            self.since_best += 1

    def quality(self, number: int) -> Quality:
        """The measured quality of a candidate; less than any for one that is not known."""
        return self.qualities.get(number, NOTHING)


def is_conclusive(evaluation: Evaluation) -> bool:
    """Whether a verdict says something of the program, rather than of the machine."""
    return evaluation.accepted or evaluation.verdict.is_programs_fault
