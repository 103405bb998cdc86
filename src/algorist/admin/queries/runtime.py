"""Settings that may change while the service runs."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from algorist.admin.schemas import RuntimeSettingName, RuntimeSettingRow
from algorist.db.tables import RuntimeSetting
from algorist.parts import Parts


async def list_settings(session: AsyncSession, parts: Parts) -> list[RuntimeSettingRow]:
    """Each such setting, with the environment's value beside what was set here."""
    rows = {row.name: row for row in await session.scalars(select(RuntimeSetting))}
    return [describe_setting(parts, name, rows.get(name.value)) for name in RuntimeSettingName]


def describe_setting(parts: Parts, name: RuntimeSettingName, row: RuntimeSetting | None) -> RuntimeSettingRow:
    """A setting as it is shown."""
    field = type(parts.live.base).model_fields[name.value]
    default: Any = getattr(parts.live.base, name.value)
    return RuntimeSettingRow(
        name=name,
        value=default if row is None else row.value,
        default=default,
        changed=row is not None,
        description=field.description or "",
        updated_at=None if row is None else row.updated_at,
        updated_by=None if row is None else row.updated_by,
    )
