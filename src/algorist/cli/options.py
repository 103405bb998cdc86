"""Settings from the environment, and over them what the command line says; a mistake is one line with the mend."""

import sys
from typing import Any

from pydantic import ValidationError

from algorist.settings import Settings


def load_settings(**given: Any) -> Settings | None:
    """The settings, or None after saying on standard error what is wrong with them."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        for fault in error.errors():
            name = "_".join(str(part) for part in fault["loc"]).upper()
            message = fault["msg"].removeprefix("Value error, ")
            where = f"{name if name.startswith('ALGORIST_') or not name else 'ALGORIST_' + name}: " if name else ""
            sys.stderr.write(f"algorist: {where}{message}\n")
        return None
