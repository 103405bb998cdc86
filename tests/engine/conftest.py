"""One real sandbox for the tests of the engine's rooms that run programs."""

from collections.abc import Iterator

import pytest

from algorist.engine.evaluation import Judge
from algorist.engine.sandbox import Sandbox, SandboxOptions


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox of the strongest tier that this machine holds."""
    with Sandbox(SandboxOptions(parallel=1)) as opened:
        yield opened


@pytest.fixture
def judge(sandbox: Sandbox) -> Judge:
    """A judge that knows nothing yet."""
    return Judge(sandbox)
