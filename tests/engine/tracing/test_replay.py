import copy
import json

import pytest

from algorist.engine.tracing.inside.drive import ASKED
from algorist.engine.tracing.replay import State, apply_op, canonical, digest, replay, replay_chunk
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


@pytest.mark.parametrize("name", [*PROGRAMS, "a module run as a script"])
def test_a_recording_begun_later_equals_the_rest_of_the_whole_one(name):
    source, calls = PROGRAMS.get(name, (SCRIPT, []))
    script = name not in PROGRAMS
    truth = Snapshots(source, fresh(calls), script=script).states
    for first in {1, 2, 3, 5, *range(7, len(truth), max(1, len(truth) // 12)), len(truth) - 1}:
        trace = record_here(source, fresh(calls), script=script, from_step=first)
        states = [json.loads(json.dumps(canonical(state))) for state in replay(trace)]
        for step, (got, wanted) in enumerate(zip(states, truth[first:], strict=False), first):
            assert got == wanted, f"from {first}: step {step}, line {wanted['line']}"
        assert len(states) == len(truth) - first
        assert (trace.end["total"], trace.end["total_is_exact"]) == (len(truth), True)


def test_a_run_that_ends_before_the_recording_begins_says_how_long_it_was():
    source, calls = PROGRAMS["insertion sort"]
    whole = record_here(source, fresh(calls))
    trace = record_here(source, fresh(calls), from_step=10_000)
    assert (trace.steps, trace.end["total"], trace.end["result"]) == (0, whole.steps, whole.end["result"])


def test_what_was_printed_is_counted_once_at_the_border_of_a_chunk():
    source = "def f(n):\n    for i in range(n):\n        print(i)\n"
    trace = record_here(source, [["f", [2100]]])
    assert trace.steps > 4096
    straight = {state.step: state.output for state in replay(trace)}
    assert all(state.output == straight[state.step] for state in replay_chunk(trace, 1))


def test_what_the_program_asks_is_written_as_it_was_then():
    source = "def g(f):\n    p = [1.5, 2.0]\n    for i in range(3):\n        f(p, i)\n        p[0] += 1\n    return p\n"
    trace = record_here(source, [["g", [ASKED]]], on_ask=lambda args: args[0][0] * 2)
    asked = [question for state in replay(trace) for question in state.questions]
    assert asked == [([[1.5, 2.0], 0], 3.0), ([[2.5, 2.0], 1], 5.0), ([[3.5, 2.0], 2], 7.0)]
    assert sum(trace.end["strip"]["rows"]["questions"]) == 3
    labels = {document[1] for state in replay(trace) for document in state.heap.values() if document[0] == "P"}
    assert labels == {"function asked"}  # what the recorder itself holds is none of the program's


def test_a_chunk_played_from_its_key_frame_equals_straight_replay():
    source, _ = PROGRAMS["merge sort with slices"]
    trace = record_here(source, [["sort", [[(i * 37) % 401 for i in range(400)]]]])
    assert trace.steps > 3 * 4096
    straight = {state.step: digest(state) for state in replay(trace) if state.step % 61 == 0}
    for number in (1, 2, 3):
        for state in replay_chunk(trace, number):
            if state.step % 61 == 0:
                assert digest(state) == straight[state.step]


def test_marks_of_older_recordings_are_still_read():
    state = State(heap={1: ["L", [1, 2], ""]})
    for op in (["m", "w", 1, 0, 1], ["~", 1, 0, 1], ["<", 1, 0]):
        apply_op(state, op, [])
    assert state.marks == [["w", 1, 0, 1], ["w", 1, 0, 1], ["r", 1, 0]]


def test_a_heap_is_written_by_the_elements_that_moved():
    source, _ = PROGRAMS["heap sort"]
    trace = record_here(source, [["sort", [list(range(60, 0, -1))]]])
    ops = [op for chunk in trace.chunks() for entry in chunk["ops"] for op in entry[1:]]
    assert max((len(values) for op in ops if op[0] == "p" for values in op[4:]), default=0) <= 24
    # What is pushed goes to the end and from there up a path; what is popped goes down one, to the end and away.
    assert any(op[0] == "t" and op[2][0] == -1 and len(op) == 3 for op in ops)
    assert any(op[0] == "t" and op[2][-1] == -1 and len(op[2]) > 3 and len(op) == 3 for op in ops)


def test_what_is_added_and_taken_at_the_end_is_written_without_its_place():
    source = "def f(a):\n    a.append(7)\n    a.pop()\n    a += [8, 9]\n    a.pop(0)\n    return a\n"
    ops = [op for chunk in record_here(source, [["f", [[1, 2, 3]]]]).chunks() for one in chunk["ops"] for op in one[1:]]
    assert [[op[0], *op[2:]] for op in ops if op[0] in "ap"] == [["a", 7], ["p", -1, 1], ["a", 8, 9], ["p", 0, 1]]


def test_two_elements_that_change_places_are_written_without_their_values():
    trace = record_here("def f(a):\n    a[0], a[2] = a[2], a[0]\n    return a\n", [["f", [["x", "y", "z"]]]])
    ops = [op for chunk in trace.chunks() for entry in chunk["ops"] for op in entry[1:]]
    moved = [op for op in ops if op[0] in "ts"]
    assert moved == [["t", moved[0][1], [0, 2]]]
    assert [data for kind, data in list(replay(trace))[-1].heap.values() if kind == "L"] == [["z", "y", "x"]]
