"""A model's opinion of a program. It is kept apart from what was measured, and says so."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from algorist.engine.proposers.llm.asking import ask, form_of
from algorist.engine.proposers.llm.choice import ModelChoice
from algorist.engine.proposers.llm.prompts import again_prompt, review_prompt
from algorist.engine.proposers.llm.question import Manner
from algorist.engine.proposers.llm.reply import as_text, as_texts, find_object
from algorist.engine.terms.design import Trouble, Usage
from algorist.engine.terms.problem import Problem


class Severity(StrEnum):
    """How much a blind spot matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Sanity(StrEnum):
    """What the model thinks of the idea."""

    SOUND = "sound"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindSpot:
    """Something that the program does not see; `input` is a claim until it has been run."""

    severity: Severity
    title: str
    detail: str = ""
    input: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An opinion, word for word in `reply`, with what it cost. The gravest blind spots come first."""

    summary: str
    sanity: Sanity
    sanity_reason: str = ""
    blind_spots: tuple[BlindSpot, ...] = ()
    extensions: tuple[str, ...] = ()
    reviewer: str = ""
    prompt: str = ""
    reply: str = ""
    usage: Usage


def review_program(
    choice: ModelChoice, problem: Problem, source: str, *, measured: str = "", manner: Manner | None = None
) -> Review | Trouble:
    """Ask a model for its opinion. Of the problem only what a designer may see is told: examples, no hidden case."""
    prompt = review_prompt(problem, source, measured, form_of(choice))
    answer = ask(choice, prompt, manner)
    usage = answer.usage
    document = find_object(answer.text) if not answer.code else None
    if document is None and answer.code in {"", "truncated", "empty"}:
        answer = ask(choice, again_prompt(prompt, answer.message or "it was not the JSON object asked for"), manner)
        usage += answer.usage
        document = find_object(answer.text) if not answer.code else None
    if document is None:
        words = answer.message or f"{choice.model_name} did not give a review that can be read"
        trouble = answer.trouble(choice.model_name, prompt)
        return Trouble(
            code=answer.code or "malformed",
            message=words,
            designer=trouble.designer,
            prompt=trouble.prompt,
            reply=trouble.reply,
            retry_after_seconds=trouble.retry_after_seconds,
            usage=usage,
        )
    return _review(document, choice.model_name, prompt.text, answer.text, usage)


def _review(document: dict[str, Any], reviewer: str, prompt: str, reply: str, usage: Usage) -> Review:
    spots = document.get("blind_spots")
    found = [_blind_spot(spot) for spot in (spots if isinstance(spots, list) else []) if isinstance(spot, dict)]
    order = list(Severity)
    sanity = as_text(document.get("sanity")).lower()
    return Review(
        summary=as_text(document.get("summary")),
        sanity=Sanity(sanity) if sanity in list(Sanity) else Sanity.UNSAID,
        sanity_reason=as_text(document.get("sanity_reason")),
        blind_spots=tuple(sorted((s for s in found if s.title or s.detail), key=lambda s: order.index(s.severity))),
        extensions=as_texts(document.get("extensions")),
        reviewer=reviewer,
        prompt=prompt,
        reply=reply,
        usage=usage,
    )


def _blind_spot(spot: dict[str, Any]) -> BlindSpot:
    severity = as_text(spot.get("severity")).lower()
    return BlindSpot(
        severity=Severity(severity) if severity in list(Severity) else Severity.MEDIUM,
        title=as_text(spot.get("title")),
        detail=as_text(spot.get("detail")),
        input=as_text(spot.get("input")),
    )
