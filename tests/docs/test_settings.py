"""docs/settings.md says of each setting what the class says, and of nothing else."""

import re
from pathlib import Path
from typing import Any

from algorist.admin.schemas import RuntimeSettingName
from algorist.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()
ROW = re.compile(r"^\| `ALGORIST_([A-Z_0-9]+)`( ↻)? \| (.+?) \| (.+) \|$", re.MULTILINE)


def shown_default(value: Any) -> str:
    if hasattr(value, "get_secret_value"):
        value = value.get_secret_value()
    if isinstance(value, tuple):
        value = ",".join(value)
    if isinstance(value, bool):
        value = str(value).lower()
    return "empty" if value in {"", None} else f"`{value}`"


def test_the_page_lists_every_setting_with_its_default_and_meaning_and_nothing_else():
    rows = {row[0].lower(): (row[2], row[3]) for row in ROW.findall(PAGE)}
    assert rows == {
        name: (shown_default(field.default), field.description) for name, field in Settings.model_fields.items()
    }


def test_the_page_marks_what_may_change_at_run_time():
    marked = {row[0].lower() for row in ROW.findall(PAGE) if row[1]}
    assert marked == {name.value for name in RuntimeSettingName}


def test_every_setting_has_a_description_and_no_default_secret():
    for name, field in Settings.model_fields.items():
        assert field.description, name
        if hasattr(field.default, "get_secret_value"):
            assert not field.default.get_secret_value(), name
