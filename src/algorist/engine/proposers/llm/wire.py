"""One question to one model over the wire, through pydantic-ai; the only module of ours that imports the SDKs.

Retries of the SDKs are off: there is one retry policy, in `asking`. Nothing is read from the environment: the key and
the address come with the choice, or the question is not asked.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic_ai import exceptions
from pydantic_ai.direct import model_request_stream
from pydantic_ai.messages import (
    ModelRequest,
    PartDeltaEvent,
    PartStartEvent,
    TextPart,
    TextPartDelta,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters, StreamedResponse
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.settings import ModelSettings

from algorist.engine.proposers.llm.choice import ModelChoice, Provider
from algorist.engine.proposers.llm.question import Manner, OnText, Prompt

SEED_BITS = 0x7FFFFFFF
# The OpenAI client wants a key even where a local server does not; with None it would take one from the environment.
NO_KEY = "none"


@dataclass(slots=True)
class Heard:
    """What came back, as far as it came. `finish` is stop, length, content_filter, error or empty."""

    text: str = ""
    finish: str = ""
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why nothing usable came: a stable code, words for a person, and whether asking again may help."""

    code: str
    message: str
    again: bool = False
    retry_after: float | None = None


def follows_schemas(choice: ModelChoice) -> bool:
    """Whether the model can be held to a JSON schema, as far as pydantic-ai knows it."""
    return bool(build_model(choice).profile.get("supports_json_schema_output", False))


def build_model(choice: ModelChoice) -> Model[Any]:
    """The pydantic-ai model of a choice; each provider's SDK is imported only when it is asked for."""
    return _BUILDERS[choice.provider](choice)


def _gemini(choice: ModelChoice) -> Model[Any]:
    from pydantic_ai.models.google import GoogleModel  # noqa: PLC0415 - a second's import, for Gemini alone
    from pydantic_ai.providers.google import GoogleProvider  # noqa: PLC0415

    return GoogleModel(choice.model_name, provider=GoogleProvider(api_key=choice.api_key, base_url=choice.url))


def _openai(choice: ModelChoice) -> Model[Any]:
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415 - likewise
    from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

    provider = OpenAIProvider(base_url=choice.url, api_key=choice.api_key or NO_KEY)
    return OpenAIChatModel(choice.model_name, provider=provider)


def _anthropic(choice: ModelChoice) -> Model[Any]:
    from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415 - likewise
    from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415

    provider = AnthropicProvider(api_key=choice.api_key, base_url=choice.url)
    return AnthropicModel(choice.model_name, provider=provider)


_BUILDERS: dict[Provider, Callable[[ModelChoice], Model[Any]]] = {
    Provider.GEMINI: _gemini,
    Provider.OPENAI: _openai,
    Provider.ANTHROPIC: _anthropic,
}


async def hear(choice: ModelChoice, prompt: Prompt, manner: Manner, heard: Heard) -> None:
    """Ask once and stream the answer into `heard`, which keeps what came even when this raises.

    Raises:
        TimeoutError: the attempt took longer than the choice allows.
        pydantic_ai.exceptions.AgentRunError: anything else that went wrong; `explain` says what.

    """
    model = build_model(choice)
    asked = [ModelRequest(parts=[UserPromptPart(prompt.user)], instructions=prompt.system)]
    parameters = ModelRequestParameters()
    if prompt.schema is not None:
        wanted = OutputObjectDefinition(json_schema=prompt.schema, name="design", strict=True)
        parameters = ModelRequestParameters(output_mode="native", output_object=wanted)
    async with (
        asyncio.timeout(choice.timeout_seconds),
        model,
        model_request_stream(
            model, asked, model_settings=_settings(choice, manner), model_request_parameters=parameters
        ) as stream,
    ):
        try:
            await _take(stream, heard, manner.on_text)
        finally:
            _account(stream, heard)


def _settings(choice: ModelChoice, manner: Manner) -> ModelSettings:
    settings = ModelSettings(
        timeout=choice.timeout_seconds,
        max_retries=0,
        max_tokens=min(manner.max_output_tokens or choice.max_output_tokens, choice.max_output_tokens),
    )
    if choice.provider is not Provider.ANTHROPIC:
        settings["seed"] = manner.seed & SEED_BITS
    if choice.temperature is not None:
        settings["temperature"] = choice.temperature
    elif manner.likeliest:
        settings["temperature"] = 0.0
    return settings


async def _take(stream: StreamedResponse, heard: Heard, on_text: OnText) -> None:
    async for event in stream:
        piece = ""
        if isinstance(event, PartStartEvent) and isinstance(event.part, TextPart):
            piece = event.part.content
        elif isinstance(event, PartDeltaEvent) and isinstance(event.delta, TextPartDelta):
            piece = event.delta.content_delta
        if piece:
            heard.text += piece
            on_text(piece)
    heard.finish = stream.get().finish_reason or "stop"


def _account(stream: StreamedResponse, heard: Heard) -> None:
    usage = stream.get().usage
    heard.input_tokens = usage.input_tokens
    heard.output_tokens = usage.output_tokens


def explain(error: BaseException, choice: ModelChoice, heard: Heard) -> Failure:
    """What an exception of the SDKs means for a person. No text of it leaves without the key being taken out."""
    failure = next((failure for kind, failure in _FAILURES if isinstance(error, kind)), _UNEXPECTED)
    if failure.code == "connection" and heard.text:
        failure = Failure(
            code="cut", message="the connection to {model} was cut in the middle of its answer", again=True
        )
    if failure.code == "rate_limited" and "PerDay" in str(getattr(error, "body", "")):
        failure = Failure(code="quota_exhausted", message="today's quota of {model} is used up")
    said = type(error).__name__ if failure is _UNEXPECTED else _said(error, choice)
    return Failure(
        code=failure.code,
        message=failure.message.format(model=choice.model_name) + (f": {said}" if said else ""),
        again=failure.again,
        retry_after=getattr(error, "retry_after", None),
    )


def _said(error: BaseException, choice: ModelChoice, width: int = 200) -> str:
    """The provider's own sentence, short and without the key."""
    body = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else None
    words = inner.get("message", "") if isinstance(inner, dict) else ""
    words = " ".join(str(words).split())
    if choice.api_key:
        words = words.replace(choice.api_key, "[key]")
    return words if len(words) <= width else words[: width - 1] + "…"


_UNEXPECTED = Failure(code="unexpected", message="{model} answered in a way that was not expected")
# The first that fits, so the special stand before the general.
_FAILURES: list[tuple[type[BaseException], Failure]] = [
    (
        exceptions.ContentFilterError,
        Failure(
            code="blocked", message="{model} declined to answer: its safety filter stopped the prompt or the reply"
        ),
    ),
    (
        exceptions.OutputTokenLimitExceeded,
        Failure(code="truncated", message="{model} reached its limit of output before it had finished"),
    ),
    (
        exceptions.ModelQuotaExceededError,
        Failure(code="quota_exhausted", message="the account's quota or credit with {model} is used up"),
    ),
    (
        exceptions.ModelRateLimitError,
        Failure(code="rate_limited", message="{model} was asked too often", again=True),
    ),
    (
        exceptions.ModelUnavailableError,
        Failure(code="unavailable", message="{model} is not available at the moment", again=True),
    ),
    (
        exceptions.ModelServerError,
        Failure(code="server_error", message="the server of {model} failed", again=True),
    ),
    (
        exceptions.ModelTimeoutError,
        Failure(code="timeout", message="{model} did not answer in time", again=True),
    ),
    (
        exceptions.ModelRequestTimeout,
        Failure(code="timeout", message="{model} did not answer in time", again=True),
    ),
    (
        exceptions.ModelConnectionError,
        Failure(code="connection", message="the server of {model} could not be reached", again=True),
    ),
    (
        exceptions.ModelContextWindowExceededError,
        Failure(code="too_long", message="the question is longer than {model} can read"),
    ),
    (
        exceptions.ModelAuthenticationError,
        Failure(code="authentication", message="the key was not accepted for {model}"),
    ),
    (
        exceptions.ModelNotFoundError,
        Failure(code="unknown_model", message="the server knows no model called {model}"),
    ),
    (
        exceptions.ModelAPIError,
        Failure(code="rejected", message="{model} rejected the question"),
    ),
    (
        TimeoutError,
        Failure(code="timeout", message="{model} did not finish its answer in time", again=True),
    ),
]
