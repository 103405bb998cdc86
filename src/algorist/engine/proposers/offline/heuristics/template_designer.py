"""The designer that hands out search templates: a known kind of construction, proposed in a few settings."""

from algorist.engine.proposers.offline.heuristics.template_table import TEMPLATES, Template, write_template
from algorist.engine.proposers.offline.pseudocode import write_pseudocode
from algorist.engine.terms.design import Brief, Proposal, Tier
from algorist.engine.terms.problem import Problem


def find_template(problem: Problem) -> Template | None:
    """The template for a problem, None when its kind is not known."""
    return next((template for template in TEMPLATES if template.suits(problem)), None)


class TemplateDesigner:
    """Proposes a template once for each of its settings; the search's own evaluations choose among them."""

    name = "search template"

    def __init__(self, template: Template) -> None:
        self._template = template
        self._next = 0

    def propose(self, brief: Brief) -> Proposal | None:
        """The template in its next setting, None after the last."""
        if self._next >= len(self._template.settings):
            return None
        setting = self._template.settings[self._next]
        self._next += 1
        template = self._template
        source = write_template(template, brief.problem.entry, setting)
        words = ", ".join(f"{name} = {value}" for name, value in setting.items()) or "its default setting"
        return Proposal(
            source=source,
            name=template.title,
            tier=Tier.HEURISTIC_SEARCH,
            designer=f"search template: {template.name}",
            idea=template.idea,
            explanation=(
                f"{template.idea} A search program for this kind of problem, kept ready and written out whole, "
                f"with {words}. It searches when it is run and is given no instance in advance."
            ),
            steps=template.steps,
            pseudocode=write_pseudocode(source),
            claimed_complexity=f"O({template.growth})",
            complexity_reason=template.growth_reason,
            weaknesses=template.weaknesses,
            references=template.references,
            details={"template": template.name, "setting": dict(setting), "held_back": "all instances"},
        )
