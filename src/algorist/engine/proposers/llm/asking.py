"""Ask a model a question and wait for the answer; the SDKs are imported when the first question is asked."""

from algorist.engine.proposers.llm.choice import Form, ModelChoice, Provider
from algorist.engine.proposers.llm.question import Answer, Manner, Prompt
from algorist.engine.terms.design import Usage


def ask(choice: ModelChoice, prompt: Prompt, manner: Manner | None = None) -> Answer:
    """Ask and wait for the whole answer. Nothing that a model, a server or a network does is raised."""
    if not choice.api_key and not (choice.provider is Provider.OPENAI and choice.is_own_endpoint):
        words = f"no key is set for {choice.model_name}"
        return Answer(code="not_configured", message=words, usage=Usage(), attempts=0)
    from algorist.engine.proposers.llm import attempts  # noqa: PLC0415 - imports the SDKs, which takes seconds

    return attempts.ask_until_answered(choice, prompt, manner or Manner())


def form_of(choice: ModelChoice) -> Form:
    """The form in which a choice's model is asked to reply."""
    if choice.form is not None:
        return choice.form
    if choice.provider is not Provider.ANTHROPIC:
        return Form.TEXT if choice.provider is Provider.OPENAI and choice.is_own_endpoint else Form.JSON
    from algorist.engine.proposers.llm import wire  # noqa: PLC0415 - likewise; not every Claude follows a schema

    return Form.JSON if wire.follows_schemas(choice) else Form.TEXT
