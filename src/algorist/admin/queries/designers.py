"""Designers as an administrator sees them: configured or not, spending, health."""

from collections import Counter
from datetime import timedelta
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.schemas import Designer, Designers
from algorist.db.columns import now
from algorist.db.tables import JobStep, ProviderKey
from algorist.parts import Parts

_DAY = timedelta(days=1)
_MOST_STEPS = 5000
Health = Literal["ok", "failing", "unknown", "not_configured"]


async def list_designers(session: AsyncSession, parts: Parts) -> Designers:
    """All designers. Health is read from the last day's steps, so looking at this page asks no model anything."""
    own = select(ProviderKey.provider, func.count()).group_by(ProviderKey.provider)
    own_keys = {row[0]: row[1] for row in await session.execute(own)}
    calls, failures, dollars = await _read_calls(session)
    items = []
    for name, model, base_url, configured in _configured(parts):
        items.append(
            Designer(
                name=name,
                model=model,
                configured=configured,
                base_url=base_url,
                own_keys=own_keys.get(name, 0),
                dollars_today=dollars.get(name, 0.0),
                calls_today=calls[name],
                failures_today=failures[name],
                health=_judge(configured=configured, calls=calls[name], failures=failures[name]),
            )
        )
    return Designers(items=items, dollars_per_user_per_day=parts.settings.dollars_per_user_per_day)


def _configured(parts: Parts) -> list[tuple[str, str, str, bool]]:
    settings = parts.settings
    has_gemini = bool(settings.gemini_api_key.get_secret_value())
    has_openai = bool(settings.openai_api_key.get_secret_value() or settings.openai_model)
    has_anthropic = bool(settings.anthropic_api_key.get_secret_value())
    return [
        ("offline", "", "", True),
        ("gemini", settings.gemini_model, settings.gemini_base_url, has_gemini),
        ("openai", settings.openai_model, settings.openai_base_url, has_openai),
        ("anthropic", settings.anthropic_model, settings.anthropic_base_url, has_anthropic),
    ]


async def _read_calls(session: AsyncSession) -> tuple[Counter[str], Counter[str], dict[str, float]]:
    """Steps, troubles and dollars of the last day, by designer."""
    statement = (
        select(JobStep.designer, JobStep.kind, JobStep.document)
        .where(JobStep.created_at >= now() - _DAY)
        .order_by(JobStep.created_at.desc())
        .limit(_MOST_STEPS)
    )
    calls: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    dollars: dict[str, float] = {}
    for designer, kind, document in await session.execute(statement):
        name = designer.partition(":")[0].partition("/")[0]
        calls[name] += 1
        failures[name] += kind == "trouble"
        cost = document.get("dollars") or (document.get("usage") or {}).get("dollars") or 0.0
        dollars[name] = dollars.get(name, 0.0) + float(cost)
    return calls, failures, dollars


def _judge(*, configured: bool, calls: int, failures: int) -> Health:
    if not configured:
        return "not_configured"
    if not calls:
        return "unknown"
    return "failing" if failures * 2 > calls else "ok"
