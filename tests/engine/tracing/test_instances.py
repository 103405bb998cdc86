"""Recording on an optimisation problem's example, in the real sandbox."""

from pathlib import Path

import pytest

from algorist.engine.documents import read_problem
from algorist.engine.sandbox import Sandbox
from algorist.engine.tracing.instances import record_instance
from algorist.engine.tracing.replay import replay

pytestmark = pytest.mark.slow
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


def recorded(name, baseline, sandbox, args=None):
    problem = read_problem(EXAMPLES / f"{name}.yaml")
    source = next(b.source for b in problem.evaluator.baselines if b.name == baseline)
    return record_instance(problem, source, sandbox, args=args)


def test_what_a_minimiser_asks_is_in_its_trace_with_the_landscape_around_its_best(sandbox):
    trace = recorded("black-box-minimisation", "one-fifth rule", sandbox, (..., 5, -5.0, 5.0, 40, 1))
    asked = [question for state in replay(trace) for question in state.questions]
    assert len(asked) == 40
    assert trace.header["input"]["calls"][0]["args"].startswith("..., 5, -5.0")
    best = min(asked, key=lambda one: one[1])[0][0]
    landscape = trace.end["landscape"]
    assert landscape["at"] == best
    assert len(landscape["values"]) == landscape["side"] ** 2
    assert all(isinstance(value, float) for value in landscape["values"])


def test_without_an_oracle_the_instance_is_the_argument(sandbox):
    trace = recorded("job-scheduling", "earliest due date", sandbox)
    assert trace.end["ok"]
    objects = {**list(replay(trace))[-1].heap, **{int(n): shown for n, shown in trace.end["heap"].items()}}
    assert sorted(objects[trace.end["result"]["$"]][1]) == list(range(15))
    assert "landscape" not in trace.end


def test_of_a_program_that_is_played_with_the_first_calls_are_recorded(sandbox):
    trace = recorded("online-bin-packing", "worst fit", sandbox)
    names = {call["name"] for call in trace.header["input"]["calls"]}
    assert (names, len(trace.header["input"]["calls"])) == ({"priority"}, 40)
    assert trace.end["ok"]
