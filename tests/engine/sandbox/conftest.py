"""One sandbox for all tests of this room: starting it is the costly part."""

import pytest

from algorist.engine.sandbox import CallMode, Program, Sandbox, SandboxOptions
from algorist.engine.terms.limits import MIB, Limits
from algorist.engine.terms.problem import Call

PLAIN = CallMode()
LIMITS = Limits(cpu_seconds=2, wall_seconds=10, memory_bytes=128 * MIB)


@pytest.fixture(scope="session")
def sandbox():
    with Sandbox(SandboxOptions()) as started:
        yield started


@pytest.fixture
def run(sandbox):
    """Run `solve(*args)` of a source text."""

    def run_source(source, *args, limits=LIMITS, mode=PLAIN):
        return sandbox.run(Program(source, "solve"), [Call("solve", args)], limits, mode=mode)

    return run_source
