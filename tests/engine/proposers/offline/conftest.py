"""One sandbox for all tests of the room."""

from collections.abc import Iterator

import pytest

from algorist.engine.sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box
