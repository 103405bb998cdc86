"""No secret comes with the product: one is set, or made on this machine."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError

from algorist.parts.secret import read_or_make_secret
from algorist.settings import Settings


def test_in_development_a_secret_is_made_once_and_only_this_account_can_read_it(tmp_path):
    settings = Settings(data_dir=tmp_path / "data", jwt_secret="")
    secret = read_or_make_secret(settings)
    assert len(secret) == 64
    assert read_or_make_secret(settings) == secret
    assert stat.S_IMODE((tmp_path / "data" / "jwt-secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["jwt-secret"]
    other = Settings(data_dir=tmp_path / "other", jwt_secret="")
    assert read_or_make_secret(other) != secret


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path):
    settings = Settings(data_dir=tmp_path, jwt_secret="")
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: read_or_make_secret(settings), range(16)))) == 1


@pytest.mark.parametrize("weak", ["", "short", "a" * 64, "secret" * 10, "changeme" * 4])
def test_production_refuses_a_missing_or_weak_secret(weak):
    with pytest.raises(ValidationError, match="JWT_SECRET"):
        Settings(mode="production", jwt_secret=weak)
