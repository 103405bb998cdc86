"""Who designs for a job: the models for which its owner, or the service, has a key, and the offline engine.

A person's own key comes before the service's; it is decrypted here, for this job only, and goes to the model
and nowhere else.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from algorist.auth.queries import read_provider_key
from algorist.auth.rules.tokens import Keyring
from algorist.engine.design.redrafting import Drafter
from algorist.engine.design.rivals import MakeModels
from algorist.engine.design.roles import Designer
from algorist.engine.proposers.llm.choice import ModelChoice, Price, Provider, load_prices
from algorist.engine.proposers.llm.designer import llm_designer
from algorist.engine.proposers.llm.draft import ModelDrafter
from algorist.engine.proposers.offline import offline_designers
from algorist.engine.proposers.offline.catalogue.drafting import CatalogueDrafter
from algorist.engine.terms.design import Budget
from algorist.engine.terms.problem import Problem
from algorist.queue.tasks import TaskContext, TaskFailed
from algorist.settings import Settings

OFFLINE = "offline"
AUTO = "auto"
# A designer that computes may use this share of the CPU budget; judging needs the rest.
_SHARE = 0.5
_USUAL_CPU_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ServiceKey:
    """The service's own access to a provider, from the settings."""

    provider: Provider
    api_key: str
    base_url: str
    model: str


async def open_designers(context: TaskContext, problem: Problem, budget: Budget) -> Sequence[Designer]:
    """The designer that the job asks for; `auto` is every model for which there is a key, else the offline engine.

    Raises:
        TaskFailed: a designer was asked for by name and there is no key for it.
    """
    chosen = await _choose_models(context)
    if not chosen:
        return open_offline(context, problem, (budget.cpu_seconds or _USUAL_CPU_SECONDS) * _SHARE)
    say = _line_writer(context)
    return [llm_designer(choice, on_text=say, cancelled=context.cancelled) for choice in chosen]


async def open_samplers(context: TaskContext) -> MakeModels | None:
    """Makes the job's models anew, for independent samples; None where the job does not ask for these."""
    chosen = await _choose_models(context) if context.input.get("independent_samples") else []
    if not chosen:
        return None
    return lambda: [llm_designer(choice, cancelled=context.cancelled) for choice in chosen]


def open_offline(context: TaskContext, problem: Problem, cpu_seconds: float) -> Sequence[Designer]:
    """The designers that ask no model, with so much CPU time for themselves."""
    seed = context.input.get("seed", 0)
    return offline_designers(problem, context.sandbox, cpu_seconds=cpu_seconds, seed=seed, cancelled=context.cancelled)


async def open_drafters(context: TaskContext) -> Sequence[Drafter]:
    """Who drafts a problem for the job: chosen as designers are; without a model it is the catalogue.

    Raises:
        TaskFailed: a designer was asked for by name and there is no key for it.
    """
    chosen = await _choose_models(context)
    if not chosen:
        return [CatalogueDrafter(context.sandbox)]
    say = _line_writer(context)
    return [ModelDrafter(choice, on_text=say, cancelled=context.cancelled) for choice in chosen]


async def _choose_models(context: TaskContext) -> list[ModelChoice]:
    """The models that the job asks for; none where it is to do without, or where there is no key."""
    wished = context.input.get("designer") or AUTO
    models = {} if wished == OFFLINE else await find_models(context)
    if wished not in {AUTO, OFFLINE} and wished not in models:
        raise TaskFailed(
            f"There is no key for {wished}: add one under Settings > Keys, or take another designer.",
            code="designer_not_configured",
        )
    model = context.input.get("model") or ""
    return [
        replace(choice, model=model) if model and name == wished else choice
        for name, choice in models.items()
        if wished in {AUTO, name}
    ]


async def find_models(context: TaskContext) -> dict[str, ModelChoice]:
    """A model of each provider for which there is a key, by the provider's name."""
    settings = context.parts.settings
    keyring = Keyring(context.parts.secret)
    prices = _prices(settings)
    found: dict[str, ModelChoice] = {}
    async with context.parts.database.reading() as session:
        for service in service_keys(settings):
            own = await read_provider_key(session, keyring, context.user_id, service.provider.value)
            key, base_url, model = own or (service.api_key, service.base_url, service.model)
            if own is None and not _is_open(service):
                continue
            found[service.provider.value] = ModelChoice(
                provider=service.provider,
                api_key=key,
                base_url=base_url,
                model=model or service.model,
                timeout_seconds=settings.model_timeout_seconds,
                prices=prices,
            )
    return found


def service_keys(settings: Settings) -> list[ServiceKey]:
    """What the operator has set for each provider, in the order in which they are tried."""
    gemini, openai, anthropic = (
        key.get_secret_value() for key in (settings.gemini_api_key, settings.openai_api_key, settings.anthropic_api_key)
    )
    return [
        ServiceKey(Provider.GEMINI, gemini, settings.gemini_base_url, settings.gemini_model),
        ServiceKey(Provider.OPENAI, openai, settings.openai_base_url, settings.openai_model),
        ServiceKey(Provider.ANTHROPIC, anthropic, settings.anthropic_base_url, settings.anthropic_model),
    ]


def _is_open(service: ServiceKey) -> bool:
    """Whether the service itself may be asked; a local OpenAI-compatible server needs no key, only an address."""
    local = service.provider is Provider.OPENAI and service.base_url != "" and service.model != ""
    return bool(service.api_key) or local


def _prices(settings: Settings) -> dict[str, Price] | None:
    return load_prices(settings.prices_file.read_text()) if settings.prices_file else None


def _line_writer(context: TaskContext) -> Callable[[str], None]:
    """Takes a model's words as they come, in the search's thread, and adds them to the job's log line by line."""
    loop = asyncio.get_running_loop()
    unfinished: list[str] = []

    def write(text: str) -> None:
        *lines, rest = ("".join(unfinished) + text).split("\n")
        unfinished[:] = [rest]
        for line in lines:
            asyncio.run_coroutine_threadsafe(context.log(line), loop)

    return write
