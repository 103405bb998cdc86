"""Designers that ask a language model: Gemini, any OpenAI-compatible server, Anthropic.

The SDKs are imported when the first question is asked, not before: they take seconds.
"""

from algorist.engine.proposers.llm.choice import Form, ModelChoice, Price, Provider, load_prices
from algorist.engine.proposers.llm.designer import llm_designer
from algorist.engine.proposers.llm.draft import ModelDrafter, draft_evaluator
from algorist.engine.proposers.llm.estimate import estimate_usage
from algorist.engine.proposers.llm.review import Review, review_program

__all__ = [
    "Form",
    "ModelChoice",
    "ModelDrafter",
    "Price",
    "Provider",
    "Review",
    "draft_evaluator",
    "estimate_usage",
    "llm_designer",
    "load_prices",
    "review_program",
]
