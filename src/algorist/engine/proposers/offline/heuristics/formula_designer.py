"""The designer for optimisation problems of no known kind: formulas are evolved by the search's own evaluations."""

from random import Random

from algorist.engine.proposers.offline.heuristics.formulas import Form, write_answer
from algorist.engine.proposers.offline.heuristics.reading import read_rules
from algorist.engine.proposers.offline.heuristics.trees import (
    Tree,
    change_tree,
    cross_trees,
    draw_tree,
    size_of,
    write_formula,
)
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.terms.design import Brief, Candidate, Proposal, Tier
from algorist.engine.terms.problem import Direction

_LARGEST = 25
_TRIES = 200
_FRESH = 0.3


class FormulaDesigner:
    """Begins with single terms, then changes and crosses the formulas of the candidates that the brief shows."""

    name = "evolved formula"

    def __init__(self, form: Form, *, seed: int) -> None:
        self._form = form
        self._rng = Random(seed)  # noqa: S311 - repeatable, no secrets
        own = list(dict.fromkeys(form.leaves))
        self._first: list[Tree] = [*own, *(("neg", leaf) for leaf in own)]
        self._trees: dict[str, Tree] = {}

    def propose(self, brief: Brief) -> Proposal | None:
        """A formula that was not proposed before; None when none is found."""
        tree = self._next(brief)
        if tree is None:
            return None
        source = write_answer(brief.problem.entry, self._form, tree)
        self._trees[source] = tree
        return Proposal(
            source=source,
            name="Evolved formula",
            tier=Tier.HEURISTIC_SEARCH,
            designer="evolved formula",
            idea=f"Answer by a formula: {write_formula(tree)}.",
            explanation=(
                f"Formula {len(self._trees)} of a search by genetic programming that the problem's own scores guide. "
                "Nothing is known of this kind of problem beyond its types and scores."
            ),
            steps=("Compute the formula for what is given.", "Answer with it, or order the elements by it."),
            pseudocode=write_pseudocode(source),
            claimed_complexity="O(n log n)" if self._form.kind == "order" else "O(n)",
            complexity_reason="one formula for each element",
            weaknesses=("a formula of the given numbers alone may be too weak for the problem",),
            references=("J. Koza, Genetic Programming, 1992",),
            details={"formulas": len(self._trees), "nodes": size_of(tree), "held_back": "all but the search's scores"},
        )

    def _next(self, brief: Brief) -> Tree | None:
        known = set(self._trees.values())
        while self._first:
            tree = self._first.pop(0)
            if tree not in known:
                return tree
        parents = self._parents(brief)
        for _ in range(_TRIES):
            tree = self._draw(parents)
            if size_of(tree) <= _LARGEST and tree not in known:
                return tree
        return None

    def _parents(self, brief: Brief) -> list[Tree]:
        """The formulas of the scored candidates that the brief shows, the best first."""
        shown = [*brief.parents, *brief.inspirations]
        for candidate in shown:
            self._recall(candidate.proposal.source)
        scored = [c for c in shown if c.proposal.source in self._trees and c.evaluation.score is not None]
        evaluator = brief.problem.evaluator
        sign = -1.0 if evaluator is not None and evaluator.direction is Direction.MAXIMISE else 1.0
        scored.sort(key=lambda c: sign * _score(c))
        return [self._trees[c.proposal.source] for c in scored]

    def _recall(self, source: str) -> None:
        """Read the formula of a program that another search of this kind made: a parent to be crossed."""
        if source not in self._trees:
            self._trees.update(zip([source], read_rules([source], "rule", set(self._form.leaves)), strict=False))

    def _draw(self, parents: list[Tree]) -> Tree:
        leaves, rng = self._form.leaves, self._rng
        if not parents or rng.random() < _FRESH / max(1, len(parents)):
            return draw_tree(rng.randint(1, 3), leaves, rng)
        first = parents[min(rng.randrange(len(parents)), rng.randrange(len(parents)))]
        if len(parents) > 1 and rng.random() < 1 / 2:
            return cross_trees(first, rng.choice(parents), rng)
        return change_tree(first, leaves, rng)


def _score(candidate: Candidate) -> float:
    return candidate.evaluation.score or 0.0
