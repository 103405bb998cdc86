import copy
import json

import pytest

from algorist.engine.tracing.replay import canonical, digest, replay, replay_chunk
from tests.engine.tracing.programs import PROGRAMS, SCRIPT
from tests.engine.tracing.recording import record_here
from tests.engine.tracing.snapshots import Snapshots


def fresh(calls):
    """The same arguments, not yet changed by a run."""
    return copy.deepcopy(calls)


def check_against_snapshots(trace, truth):
    states = [json.loads(json.dumps(canonical(state))) for state in replay(trace)]
    assert trace.truncated is None
    for step, (got, wanted) in enumerate(zip(states, truth.states, strict=False)):
        assert got == wanted, f"step {step}, line {wanted['line']}"
    assert len(states) == len(truth.states)


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("marks", [False, True])
def test_a_replayed_run_equals_the_whole_state_at_every_step(name, marks):
    source, calls = PROGRAMS[name]
    truth = Snapshots(source, fresh(calls))
    assert len(truth.states) > 5
    check_against_snapshots(record_here(source, fresh(calls), marks=marks), truth)


@pytest.mark.parametrize("marks", [False, True])
def test_a_module_run_as_a_script_is_followed_too(marks):
    truth = Snapshots(SCRIPT, [], script=True)
    check_against_snapshots(record_here(SCRIPT, [], script=True, marks=marks), truth)


def test_a_chunk_played_from_its_key_frame_equals_straight_replay():
    source, _ = PROGRAMS["merge sort with slices"]
    trace = record_here(source, [["sort", [[(i * 37) % 401 for i in range(400)]]]])
    assert trace.steps > 3 * 4096
    straight = {state.step: digest(state) for state in replay(trace) if state.step % 61 == 0}
    for number in (1, 2, 3):
        for state in replay_chunk(trace, number):
            if state.step % 61 == 0:
                assert digest(state) == straight[state.step]
