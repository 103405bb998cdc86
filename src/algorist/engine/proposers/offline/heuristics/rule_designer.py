"""The designer of construction rules: orders and tours built by an evolved formula, scored by the problem itself."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from algorist.engine.proposers.offline.heuristics.evolution import Evolution, evolve_formulas
from algorist.engine.proposers.offline.heuristics.practice import (
    CHOOSE,
    REPORT,
    Layout,
    Practice,
    PracticeEnded,
    open_practice,
)
from algorist.engine.proposers.offline.heuristics.reading import read_rules
from algorist.engine.proposers.offline.heuristics.rules import (
    TOUR_KNOWN,
    TOUR_LEAVES,
    Result,
    as_document,
    field_words,
    order_known,
    order_leaves,
    rename_terms,
    rename_text,
    word_of,
    write_order_rule,
    write_tour_rule,
)
from algorist.engine.proposers.offline.heuristics.trees import Tree, size_of, write_formula
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Nothing, Proposal, Tier, Usage
from algorist.engine.terms.problem import Problem

_FEWEST, _MOST_FIELDS = 3, 8
_FOR_REPORT = 0.1
_SHOWN = 5
_SCALE = 10.0  # a tenth of what the best known rule costs is one point, beside which the price of a node is small


class RuleDesigner:
    """Proposes one rule: the best that evolved from the textbooks' own; then nothing more.

    What the problem is shows in a practice session: any order of the elements is an answer, and whether a turned or
    reversed order scores the same. No name and no word of the statement is asked.
    """

    name = "evolved construction rule"

    def __init__(
        self, layout: Layout, sandbox: Sandbox, *, cpu_seconds: float, seed: int, cancelled: Callable[[], bool]
    ) -> None:
        self._layout = layout
        self._sandbox = sandbox
        self._cpu_seconds = cpu_seconds
        self._seed = seed
        self._cancelled = cancelled
        self._asked = False

    def propose(self, brief: Brief) -> Proposal | Nothing | None:
        """The rule, None the second time; nothing where the problem is no building of an order."""
        if self._asked or self._cancelled():
            return None
        self._asked = True
        left = brief.left.cpu_seconds if brief.left and brief.left.cpu_seconds is not None else self._cpu_seconds
        self._cpu_seconds = min(self._cpu_seconds, left)
        began = self._sandbox.cpu_clock()
        proposal = self._practise(brief)
        usage = Usage(cpu_seconds=round(self._sandbox.cpu_clock() - began, 3))
        return replace(proposal, usage=usage) if proposal else Nothing(usage=usage)

    def _practise(self, brief: Brief) -> Proposal | None:
        try:
            with open_practice(
                brief.problem, self._layout, self._sandbox, self._cpu_seconds, self._cancelled
            ) as practice:
                return self._evolve(brief.problem, practice, [parent.proposal.source for parent in brief.parents])
        except PracticeEnded:
            return None

    def _evolve(self, problem: Problem, practice: Practice, parents: list[str]) -> Proposal | None:
        count = practice.open(self._seed)
        kind = practice.ask("recognise") if count >= _FEWEST else ""
        fields = practice.ask("fields") if kind else 0
        if not kind or (kind == "order" and fields > _MOST_FIELDS):
            return None
        leaves = TOUR_LEAVES if kind == "tour" else order_leaves(fields, self._layout)
        known = TOUR_KNOWN if kind == "tour" else order_known(fields)
        words = field_words(problem, fields)
        names = {word_of(leaf, words): leaf for leaf in leaves}
        given = {f"parent {i}": t for i, t in enumerate(read_rules(parents, "urgency", set(leaves), names), start=1)}
        found = _run(practice, leaves, known | given, self._seed, (1 - _FOR_REPORT) * self._cpu_seconds)
        beside = {rename_text(name, words): tree for name, tree in (known | given).items()}
        result = _report(practice, beside, *found)
        write: Any = write_tour_rule if kind == "tour" else write_order_rule
        more = () if kind == "tour" else (fields,)
        source = write(problem, self._layout, *more, result, count)
        return _describe(source, kind, result, write_formula(rename_terms(result.tree, words)), len(given))


def _run(
    practice: Practice, leaves: tuple[str, ...], known: dict[str, Tree], seed: int, until: float
) -> tuple[Tree, int]:
    """The best formula in the time, and how many were tried; what came when time ran out counts too."""
    costs = {tree: practice.mean_cost(tree) for tree in known.values()}
    unit = max(abs(min(costs.values())), 1e-9) / _SCALE
    evolution = Evolution(
        leaves=leaves,
        known=tuple(known.values()),
        cost_of=lambda tree, _: practice.mean_cost(tree) / unit,
        seed=seed,
        cpu_seconds=until - practice.used(),
        check_of=lambda tree: practice.mean_cost(tree, CHOOSE),
        clock=practice.used,
    )
    tree, tried = min(costs, key=costs.__getitem__), 0
    try:
        for tree, _, tried in evolve_formulas(evolution):  # noqa: B007 - the last ones count
            pass
    except PracticeEnded:
        return tree, tried
    return tree, tried


def _report(practice: Practice, known: dict[str, Tree], tree: Tree, tried: int) -> Result:
    """The rule beside the known ones, on instances by which nothing was chosen."""
    cost = practice.mean_cost(tree, REPORT)
    beside = []
    for name, other in known.items():
        try:
            beside.append((practice.mean_cost(other, REPORT), name))
        except PracticeEnded:
            break
    beside.sort()
    gain = (beside[0][0] - cost) / abs(beside[0][0]) if beside and beside[0][0] else 0.0
    shown = tuple((name, practice.sign * other) for other, name in beside[:_SHOWN])
    return Result(tree, practice.sign * cost, shown, tried, gain)


def _gain_words(result: Result) -> str:
    """How the rule stands beside the best known one."""
    if not result.known:
        return "was not compared with the known ones, for want of time"
    words = f"is {100 * result.gain:.1f} % better than" if result.gain > 0 else "is no better than"
    name, best = result.known[0]
    return f"{words} the best known rule of its kind ({name}: {best:.6g}, this rule: {result.score:.6g})"


def _describe(source: str, kind: str, result: Result, formula: str, parents: int) -> Proposal:
    tour = kind == "tour"
    return Proposal(
        source=source,
        name="Evolved insertion rule" if tour else "Evolved dispatching rule",
        tier=Tier.HEURISTIC_SEARCH,
        designer=f"evolved rule: {'tour construction' if tour else 'dispatching'}",
        idea=(
            "Insert the point that a formula rates highest where it lengthens the tour least."
            if tour
            else "Take next what a formula rates highest among the elements that are left."
        ),
        explanation=(
            f"Found by genetic programming over {result.tried} formulas that the problem's own scores guided, on "
            f"instances like the problem's, drawn anew. On others that it was not evolved on it {_gain_words(result)}. "
            f"It builds an answer in one go and does not improve it afterwards. The rule is {formula}."
        ),
        steps=(
            "Begin with two far points." if tour else "Begin with nothing placed.",
            "Rate everything that is left by the formula.",
            "Insert the best where it lengthens the tour least." if tour else "Place the best, and go on.",
        ),
        pseudocode=write_pseudocode(source),
        claimed_complexity="O(n^2)",
        complexity_reason="each of n steps looks at everything that is left",
        weaknesses=(
            "other instances than those it was evolved on",
            "a search that improves its answers finds better ones, given the time",
        ),
        references=(
            "J. Koza, Genetic Programming, 1992",
            "D. Rosenkrantz, R. Stearns and P. Lewis, SIAM Journal on Computing 6, 1977 (insertion)"
            if tour
            else "J. Branke et al., Automated design of production scheduling heuristics: a review, 2016",
        ),
        details={
            **as_document(result),
            "nodes": size_of(result.tree),
            "parents": parents,
            "held_back": "the judged instances",
        },
    )
