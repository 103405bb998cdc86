"""The models that the command line may ask: those for which the environment has a key."""

from collections.abc import Mapping, Sequence

from algorist.engine.proposers.llm.choice import ModelChoice, Provider
from algorist.settings import Settings

OFFLINE = "offline"


def find_models(settings: Settings) -> dict[str, ModelChoice]:
    """The models for which the environment has a key, by their provider's name."""
    rows = [
        (Provider.GEMINI, settings.gemini_api_key, settings.gemini_base_url, settings.gemini_model),
        (Provider.OPENAI, settings.openai_api_key, settings.openai_base_url, settings.openai_model),
        (Provider.ANTHROPIC, settings.anthropic_api_key, settings.anthropic_base_url, settings.anthropic_model),
    ]
    seconds = settings.model_timeout_seconds
    return {
        provider.value: ModelChoice(
            provider=provider,
            model=model,
            api_key=key.get_secret_value(),
            base_url=address,
            timeout_seconds=seconds,
        )
        for provider, key, address, model in rows
        if key.get_secret_value() or (provider is Provider.OPENAI and address and model)
    }


def unknown_designer(wished: Sequence[str], models: Mapping[str, ModelChoice]) -> str | None:
    """Why a designer that was asked for by name cannot be asked, with the mend; None where all can."""
    known = [provider.value for provider in Provider]
    for name in wished:
        if name != OFFLINE and name not in models:
            mend = f"set {name.upper()}_API_KEY" if name in known else f"use {', '.join(known)} or {OFFLINE}"
            return f"--designer {name} cannot be asked: {mend}"
    return None
