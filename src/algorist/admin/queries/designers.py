"""Designers as an administrator sees them: configured or not, what they cost, health."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.schemas import Designer, Designers
from algorist.db.columns import now
from algorist.db.tables import JobStep, ProviderKey
from algorist.parts import Parts

_DAY = timedelta(days=1)
Health = Literal["ok", "failing", "unknown", "not_configured"]


async def list_designers(session: AsyncSession, parts: Parts) -> Designers:
    """All designers. Health is read from the last day's steps, so looking at this page asks no model anything."""
    own = select(ProviderKey.provider, func.count()).group_by(ProviderKey.provider)
    own_keys = {row[0]: row[1] for row in await session.execute(own)}
    days = await _read_last_day(session)
    items = []
    for name, model, base_url, configured in _configured(parts):
        calls, failures, dollars = days.get(name, (0, 0, 0.0))
        items.append(
            Designer(
                name=name,
                model=model,
                configured=configured,
                base_url=base_url,
                own_keys=own_keys.get(name, 0),
                dollars_last_day=dollars,
                calls_last_day=calls,
                failures_last_day=failures,
                health=_judge(configured=configured, calls=calls, failures=failures),
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


async def _read_last_day(session: AsyncSession) -> Mapping[str, tuple[int, int, float]]:
    """Steps, those to which no proposal came, and dollars of the last day, by designer."""
    failed = func.sum(case((JobStep.verdict == "", 1), else_=0))
    statement = (
        select(JobStep.provider, func.count(), failed, func.coalesce(func.sum(JobStep.dollars), 0))
        .where(JobStep.created_at >= now() - _DAY, JobStep.designer != "")
        .group_by(JobStep.provider)
    )
    return {row[0]: (row[1], int(row[2]), float(row[3])) for row in await session.execute(statement)}


def _judge(*, configured: bool, calls: int, failures: int) -> Health:
    if not configured:
        return "not_configured"
    if not calls:
        return "unknown"
    return "failing" if failures * 2 > calls else "ok"
