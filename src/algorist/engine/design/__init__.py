"""The search: `search` for one problem, `combine` for parents, `improve` from a version, `finish` for the result.

Before it, where there is no problem yet: `draft_problem`.
"""

from algorist.engine.design.card import Gain, Label, ResultCard
from algorist.engine.design.combining import as_parent, combine
from algorist.engine.design.drafting import DraftReport, try_draft
from algorist.engine.design.finishing import finish, finish_program
from algorist.engine.design.improving import improve
from algorist.engine.design.population import Start
from algorist.engine.design.redrafting import DraftOutcome, DraftPhase, DraftStep, draft_outcome, draft_problem
from algorist.engine.design.search import Controls, search
from algorist.engine.design.strategies import STRATEGIES
from algorist.engine.design.weighing import weigh_hybrid, weigh_improvement

__all__ = [
    "STRATEGIES",
    "Controls",
    "DraftOutcome",
    "DraftPhase",
    "DraftReport",
    "DraftStep",
    "Gain",
    "Label",
    "ResultCard",
    "Start",
    "as_parent",
    "combine",
    "draft_outcome",
    "draft_problem",
    "finish",
    "finish_program",
    "improve",
    "search",
    "try_draft",
    "weigh_hybrid",
    "weigh_improvement",
]
