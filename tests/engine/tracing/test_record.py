"""Recording in the real sandbox."""

import copy
import random
from collections import deque

import pytest

from algorist.engine.sandbox import Ask, Sandbox
from algorist.engine.terms.problem import Call
from algorist.engine.tracing.record import record
from algorist.engine.tracing.replay import canonical, digest, replay
from algorist.engine.tracing.trace import Caps, read_trace
from tests.engine.tracing.programs import PROGRAMS
from tests.engine.tracing.recording import record_here

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


def last_state(trace):
    return deque(replay(trace), maxlen=1)[0]


@pytest.mark.parametrize("name", ["quick sort in place with swaps", "union find", "generators", "dijkstra", "globals"])
def test_the_sandbox_records_what_this_process_does(sandbox, name):
    source, calls = PROGRAMS[name]
    there = record(source, [Call(n, tuple(args)) for n, args in calls], sandbox)
    here = record_here(source, copy.deepcopy(calls), marks=there.header["marks"])
    assert [digest(s) for s in replay(there)] == [digest(s) for s in replay(here)]
    assert there.end["ok"]
    assert there.truncated is None


def test_a_trace_says_where_it_came_from_and_can_be_read_from_its_bytes(sandbox):
    trace = record("def f(a):\n    return a * 2\n", Call("f", (4,)), sandbox, label="four")
    again = read_trace(trace.data)
    assert again.header["input"] == {"label": "four", "calls": [{"name": "f", "args": "4"}]}
    assert again.header["runtime"].count(".") == 2
    assert len(again.header["source_sha256"]) == 64
    assert (again.end["result"], again.steps) == (8, 3)


def test_the_answer_brings_only_the_objects_that_the_last_step_does_not_show():
    calls = [["f", []], ["f", []]]
    trace = record_here("KEPT = [1]\ndef f():\n    return KEPT\n", calls)
    assert list(last_state(trace).heap) == [1]
    assert trace.end["result"] == {"$": 2}
    assert trace.end["heap"] == {"2": ["L", [{"$": 1}, {"$": 1}]]}


def test_a_run_past_the_cap_keeps_its_prefix_and_still_answers(sandbox):
    source = "def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n"
    trace = record(source, Call("f", (20_000,)), sandbox, Caps(steps=5_000))
    assert (trace.steps, trace.truncated, trace.end["ok"]) == (5_000, "steps", True)
    assert trace.end["result"] == 199990000
    assert trace.end["total"] == 40_005
    assert trace.end["total_is_exact"]


def test_a_recording_begins_at_a_given_step(sandbox):
    source = "def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n"
    trace = record(source, Call("f", (20_000,)), sandbox, Caps(from_step=30_000, steps=5_000))
    assert (trace.steps, trace.truncated, trace.end["result"]) == (5_000, "steps", 199990000)
    assert (trace.end["total"], trace.header["caps"]["from_step"]) == (40_005, 30_000)
    first = next(replay(trace))
    assert first.frames[1][1]["i"] == 14_998


def test_a_step_that_is_not_reached_in_time_leaves_no_steps_and_says_so(sandbox):
    source = "def f():\n    n = 0\n    while True:\n        n += 1\n"
    trace = record(source, Call("f", ()), sandbox, Caps(from_step=10**9, seconds=0.3))
    assert (trace.steps, trace.truncated) == (0, "seconds")
    assert trace.end["total"] > 10_000


def test_a_run_that_never_ends_keeps_its_prefix(sandbox):
    trace = record(
        "def f():\n    n = 0\n    while True:\n        n += 1\n", Call("f", ()), sandbox, Caps(steps=3_000, seconds=1)
    )
    assert (trace.steps, trace.truncated, trace.end["ok"]) == (3_000, "steps", False)
    assert last_state(trace).line in {3, 4}
    assert trace.end["error"]["type"]


def test_a_run_that_hangs_in_one_call_keeps_its_prefix(sandbox):
    source = "def f():\n    a = []\n    for i in range(200):\n        a.append(i)\n    return 9 ** (9 ** 9)\n"
    trace = record(source, Call("f", ()), sandbox, Caps(seconds=0.5))
    assert trace.truncated == "killed"
    assert trace.steps > 100
    assert trace.end["hits"]["4"] > 50


def test_the_byte_cap_holds_even_where_every_step_is_heavy(sandbox):
    source = "def f(n):\n    a = list(range(n))\n    for i in range(3000):\n        a.reverse()\n    return len(a)\n"
    trace = record(source, Call("f", (2_000,)), sandbox, Caps(bytes=300_000))
    assert trace.truncated == "bytes"
    assert len(trace.ndjson) < 600_000
    assert trace.steps > 10
    assert trace.end["result"] == 2000


def test_endless_recursion_ends_as_python_ends_it_and_says_so(sandbox):
    trace = record("def f(n):\n    return f(n + 1)\n", Call("f", (0,)), sandbox)
    assert trace.end["error"]["type"] == "RecursionError"
    assert trace.steps > 500
    assert trace.truncated in {"recursion", None}


def test_what_does_not_compile_has_no_steps_and_says_why(sandbox):
    trace = record("def f(:\n", Call("f", ()), sandbox)
    assert (trace.steps, trace.end["ok"], trace.end["error"]["type"]) == (0, False, "SyntaxError")


def test_a_missing_entry_point_is_an_error_of_the_trace(sandbox):
    trace = record("x = 1\n", Call("f", ()), sandbox)
    assert trace.end["error"]["type"] == "KeyError"


def test_a_question_of_the_program_is_answered_by_the_caller(sandbox):
    source = "def best(f):\n    low = None\n    for x in range(-3, 4):\n        y = f(x)\n        if low is None or y < low:\n            low = y\n    return low\n"
    trace = record(source, Call("best", (Ask(),)), sandbox, on_ask=lambda args: (args[0] - 2) ** 2 + 1)
    assert trace.end["result"] == 1


def test_an_exception_that_ends_the_run_is_named_with_its_line(sandbox):
    trace = record("def f(a):\n    return a[3]\n", Call("f", ([1],)), sandbox)
    assert trace.end["error"] == {"type": "IndexError", "message": "list index out of range", "line": 2}
    assert not trace.end["ok"]


def test_what_is_printed_is_kept(sandbox):
    trace = record("def f():\n    print('a', 1)\n    print('b')\n", Call("f", ()), sandbox)
    assert trace.end["output"] == "a 1\nb\n"
    assert last_state(trace).output == 6


def test_long_values_are_cut_and_say_by_how_much(sandbox):
    source = "def f():\n    a = list(range(6000))\n    a[5] = -1\n    s = 'x' * 9000\n    d = [[[[[[[[[[[1]]]]]]]]]]]\n    a.append(1)\n    return 0\n"
    trace = record(source, Call("f", ()), sandbox)
    state = last_state(trace)
    values = {kind: data for kind, data, *_ in canonical(state)["heap"][:1]}
    assert len(values["L"]) == 5001
    assert values["L"][5] == -1
    assert values["L"][-1] == {"…": 1001}
    assert state.frames[1][1]["s"] == {"s": "x" * 200, "n": 9000}
    assert any(data == [{"…": 1}] for _, data, *_ in state.heap.values())


def test_marks_say_what_was_read_and_compared_for_short_inputs(sandbox):
    source = "def f(a):\n    if a[0] > a[-1]:\n        a[0], a[-1] = a[-1], a[0]\n    return a\n"
    trace = record(source, Call("f", ([3, 2, 1],)), sandbox)
    marks = [mark for state in replay(trace) for mark in state.marks]
    assert ["c", 1, 0, 2] in marks
    assert ["w", 1, 0, 2] in marks


@pytest.mark.parametrize("marks", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "quick sort in place with swaps",
        "merge sort with slices",
        "insertion sort",
        "heap sort",
        "search tree",
        "linked list reversed",
    ],
)
def test_a_step_costs_few_bytes(name, marks):
    source, calls = PROGRAMS[name]
    rng = random.Random(1)
    trace = record_here(source, [[calls[0][0], [[rng.randrange(1000) for _ in range(100)]]]], marks=marks)
    assert len(trace.ndjson) / trace.steps <= 25
    assert len(trace.data) / trace.steps <= 5
