"""A designer that asks a model for each program."""

from dataclasses import replace

from algorist.engine.proposers.llm.asking import ask, form_of
from algorist.engine.proposers.llm.choice import Form, ModelChoice, Provider
from algorist.engine.proposers.llm.prompts import again_prompt, design_prompt
from algorist.engine.proposers.llm.question import Answer, Cancelled, Manner, OnText, Prompt, ignore, never
from algorist.engine.proposers.llm.reply import Design, UnreadableReply, read_design
from algorist.engine.proposers.llm.words import Reading
from algorist.engine.terms.design import Brief, Proposal, Tier, Trouble

# What is left of a budget is no reason to ask for less than a small program needs.
SMALLEST_REPLY = 512


def llm_designer(
    choice: ModelChoice, *, on_text: OnText = ignore, cancelled: Cancelled = never, name: str = ""
) -> "LlmDesigner":
    """A designer that asks this model. `on_text` gets the words as they arrive, readable whatever the reply's form."""
    return LlmDesigner(choice, on_text, cancelled, name or choice.model_name)


class LlmDesigner:
    """Asks once for a brief, and once more when the reply cannot be used; keeps no state between briefs."""

    def __init__(self, choice: ModelChoice, on_text: OnText, cancelled: Cancelled, name: str) -> None:
        self.name = name
        self._choice = choice
        self._on_text = on_text
        self._cancelled = cancelled

    def propose(self, brief: Brief) -> Proposal | Trouble:
        """A program, or why none came. Never None: a model has always something more to say."""
        form = form_of(self._choice)
        prompt = design_prompt(brief, form)
        answer = self._ask(prompt, form, brief)
        design = _read(answer, brief)
        if isinstance(design, Answer) and design.code in {"malformed", "truncated", "empty"}:
            second = self._ask(again_prompt(prompt, design.message), form, brief)
            answer = replace(second, usage=answer.usage + second.usage)
            design = _read(answer, brief)
        if isinstance(design, Answer):
            return replace(design.trouble(self.name, prompt), provider=self._choice.provider.value)
        return self._proposal(design, prompt, answer)

    def _ask(self, prompt: Prompt, form: Form, brief: Brief) -> Answer:
        reading = Reading(self._on_text, form)
        left = brief.left.output_tokens if brief.left else None
        manner = Manner(
            seed=brief.seed,
            max_output_tokens=None if left is None else max(left, SMALLEST_REPLY),
            # A small model is right more often without dice. Large ones that think are not to be asked so.
            likeliest=brief.first and form is Form.TEXT and self._choice.provider is Provider.OPENAI,
            on_text=reading.take,
            on_attempt=reading.begin,
            cancelled=self._cancelled,
        )
        return ask(self._choice, prompt, manner)

    def _proposal(self, design: Design, prompt: Prompt, answer: Answer) -> Proposal:
        return Proposal(
            source=design.source,
            name=design.name or "unnamed",
            tier=Tier.MODEL,
            designer=self.name,
            idea=design.idea,
            explanation=design.explanation,
            steps=design.steps,
            pseudocode=design.pseudocode,
            claimed_complexity=design.complexity,
            complexity_reason=design.complexity_reason,
            weaknesses=design.weaknesses,
            prompt=prompt.text,
            reply=answer.text,
            usage=answer.usage,
            details={
                "seconds": round(answer.seconds, 3),
                "attempts": answer.attempts,
                "provider": self._choice.provider,
            },
        )


def _read(answer: Answer, brief: Brief) -> Design | Answer:
    if answer.code:
        return answer
    try:
        return read_design(answer.text, brief.problem.entry.name)
    except UnreadableReply as error:
        return replace(answer, code="malformed", message=str(error))
