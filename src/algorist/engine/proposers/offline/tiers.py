"""Which offline designers a problem gets, in the order in which they are asked."""

from collections.abc import Callable
from typing import Protocol

from algorist.engine.proposers.offline.catalogue.designer import CatalogueDesigner, DoubtfulFits
from algorist.engine.proposers.offline.heuristics.formula_designer import FormulaDesigner
from algorist.engine.proposers.offline.heuristics.formulas import find_form
from algorist.engine.proposers.offline.heuristics.packing import find_parameters
from algorist.engine.proposers.offline.heuristics.packing_designer import PackingDesigner
from algorist.engine.proposers.offline.heuristics.practice import find_layout
from algorist.engine.proposers.offline.heuristics.rule_designer import RuleDesigner
from algorist.engine.proposers.offline.heuristics.template_designer import TemplateDesigner, find_template
from algorist.engine.proposers.offline.minimisers.adaptor import find_roles
from algorist.engine.proposers.offline.minimisers.designer import MinimiserDesigner
from algorist.engine.proposers.offline.synthesis.designer import SynthesisDesigner
from algorist.engine.sandbox import Sandbox
from algorist.engine.terms.design import Brief, Nothing, Proposal, Trouble
from algorist.engine.terms.problem import Kind, Problem


class Designer(Protocol):
    """Turns briefs into proposals; made for one search, so it may keep state."""

    @property
    def name(self) -> str:
        """Who it is, for records."""
        ...

    def propose(self, brief: Brief) -> Proposal | Trouble | Nothing | None:
        """The next proposal, a trouble in words, or None (`Nothing`, where that took time) when there is no other."""
        ...


def offline_designers(
    problem: Problem, sandbox: Sandbox, *, cpu_seconds: float, seed: int, cancelled: Callable[[], bool]
) -> list[Designer]:
    """The offline designers for a problem of this kind, first to ask first.

    `cpu_seconds` is what each designer may compute in all; `cancelled` is asked often and ends work within a second.
    """
    if problem.kind is Kind.FUNCTION:
        catalogue = CatalogueDesigner(problem, sandbox, cancelled)
        return [
            catalogue,
            SynthesisDesigner(sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=cancelled),
            DoubtfulFits(catalogue),
        ]
    if find_roles(problem.entry) is not None:
        return [MinimiserDesigner(sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=cancelled)]
    if find_parameters(problem.entry) is not None:
        return [PackingDesigner(sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=cancelled)]
    template, layout, form = find_template(problem), find_layout(problem), find_form(problem.entry)
    known: list[Designer] = [TemplateDesigner(template)] if template else []
    if layout is not None:
        known.append(RuleDesigner(layout, sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=cancelled))
    return known if template or not form else [*known, FormulaDesigner(form, seed=seed)]
