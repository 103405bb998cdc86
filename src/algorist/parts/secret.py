"""The secret of the installation: set by the operator, or made once on a machine for development."""

import os
import secrets
from pathlib import Path

from algorist.settings import Settings


def read_or_make_secret(settings: Settings) -> str:
    """The secret from which all keys are derived.

    In development with none set, one is made in the data folder, readable by this account only, and kept there.

    Raises:
        ValueError: production without a secret; the settings refuse that too.
    """
    given = settings.jwt_secret.get_secret_value()
    if given:
        return given
    if settings.is_production:
        raise ValueError("JWT_SECRET must be set in production")
    path = settings.data_dir / "jwt-secret"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    _make_once(path)
    return path.read_text().strip()


def _make_once(path: Path) -> None:
    """Two processes that start at once agree on one secret: it is written aside, and only the first link counts."""
    if path.exists():
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(aside, path)
    except FileExistsError:
        pass
    finally:
        aside.unlink()
