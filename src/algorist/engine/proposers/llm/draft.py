"""From a person's words to a draft of a problem that can be judged; nothing is trusted until `design` has tested it.

The oracle comes from a question of its own that holds the statement alone, so that it shares no mistake with the
examples and the solution of the first.
"""

from dataclasses import replace
from typing import Any

from algorist.engine.proposers.llm.asking import ask, form_of
from algorist.engine.proposers.llm.choice import Form, ModelChoice
from algorist.engine.proposers.llm.prompts import again_prompt, brute_force_prompt, draft_prompt
from algorist.engine.proposers.llm.question import Answer, Cancelled, Manner, OnText, Prompt, ignore, never
from algorist.engine.proposers.llm.reply import UnreadableReply, as_text, as_texts, find_object, read_design
from algorist.engine.proposers.llm.words import Reading
from algorist.engine.terms.design import Trouble
from algorist.engine.terms.draft import Draft, DraftBrief, DraftExample


class ModelDrafter:
    """Asks a model; `on_text` gets its words as they arrive. A draft that failed goes back to it to be mended."""

    mends = True

    def __init__(self, choice: ModelChoice, *, on_text: OnText = ignore, cancelled: Cancelled = never) -> None:
        self.name = choice.model_name
        self._choice = choice
        self._on_text = on_text
        self._cancelled = cancelled

    def draft(self, brief: DraftBrief) -> Draft | Trouble:
        """A draft, or why none came. Never None: a model has always something more to say."""
        reading = Reading(self._on_text, form_of(self._choice))
        manner = Manner(on_text=reading.take, on_attempt=reading.begin, cancelled=self._cancelled)
        return replace(draft_evaluator(self._choice, brief, manner=manner), provider=self._choice.provider.value)


def draft_evaluator(choice: ModelChoice, brief: DraftBrief, *, manner: Manner | None = None) -> Draft | Trouble:
    """Ask for a draft and then, in a question of its own, for its oracle."""
    form = form_of(choice)
    prompt = draft_prompt(brief.words, form, last=brief.last.reply if brief.last else "", complaints=brief.complaints)
    answer, document = _ask_for_object(choice, prompt, manner)
    if document is None:
        return replace(answer, code=answer.code or "malformed").trouble(choice.model_name, prompt)
    draft = _read(document, choice.model_name, prompt.text, answer)
    oracle = _oracle(choice, draft, form, manner)
    usage = answer.usage + oracle.usage
    if isinstance(oracle, Trouble):
        return replace(oracle, usage=usage)
    return replace(draft, brute_force=oracle.text, usage=usage)


def _ask_for_object(choice: ModelChoice, prompt: Prompt, manner: Manner | None) -> tuple[Answer, dict[str, Any] | None]:
    answer = ask(choice, prompt, manner)
    document = None if answer.code else find_object(answer.text)
    if document is None and answer.code in {"", "truncated", "empty"}:
        complaint = answer.message or "it was not the JSON object asked for"
        second = ask(choice, again_prompt(prompt, complaint), manner)
        answer = replace(second, usage=answer.usage + second.usage)
        document = None if answer.code else find_object(answer.text)
    if document is None and not answer.code:
        answer = replace(answer, message=f"{choice.model_name} did not give a draft that can be read")
    return answer, document


def _read(document: dict[str, Any], drafter: str, prompt: str, answer: Answer) -> Draft:
    rows = document.get("examples")
    examples = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return Draft(
        title=as_text(document.get("title")).strip(),
        statement=as_text(document.get("statement")).strip(),
        signature=as_text(document.get("signature")).strip().rstrip(":"),
        assumptions=as_texts(document.get("assumptions")),
        examples=tuple(_example(row) for row in examples),
        checker=as_text(document.get("checker")) or "exact",
        checker_source=as_text(document.get("checker_source")),
        generator=as_text(document.get("generator_source")),
        smallest=_whole(document.get("smallest"), 4),
        largest=_whole(document.get("largest"), 4096),
        solution=as_text(document.get("solution_source")),
        drafter=drafter,
        prompt=prompt,
        reply=answer.text,
        usage=answer.usage,
    )


def _example(row: dict[str, Any]) -> DraftExample:
    args = row.get("args")
    texts = tuple(as_text(arg) for arg in args) if isinstance(args, list) else (as_text(args),)
    return DraftExample(args=texts, expected=as_text(row.get("expected")), note=as_text(row.get("note")))


def _whole(value: Any, default: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else default


def _oracle(choice: ModelChoice, draft: Draft, form: Form, manner: Manner | None) -> Answer | Trouble:
    """The answer whose text is the oracle's source."""
    prompt = brute_force_prompt(draft.title, draft.statement, draft.signature, form)
    answer = ask(choice, prompt, manner)
    if answer.code:
        return answer.trouble(choice.model_name, prompt)
    name = draft.signature.removeprefix("def ").split("(")[0].strip()
    try:
        return replace(answer, text=read_design(answer.text, name).source)
    except UnreadableReply as error:
        return replace(answer, code="malformed", message=str(error)).trouble(choice.model_name, prompt)
