"""Steps folded and unfolded again: what goes in comes out."""

import copy
import json
import random
from typing import Any

import pytest

from algorist.engine.tracing.inside.folding import Fold
from algorist.engine.tracing.unfold import unfold

RNG = random.Random(5)
KEY = {"order": [0], "frames": {}, "heap": {}, "out": 0}


def folded(steps, order=(0,)):
    fold = Fold(order)
    for step in steps:
        fold.add(*step)
    key = {**KEY, "order": list(order)}
    chunk = {"chunk": 0, "from": 0, "n": len(steps), "names": [], **fold.document(), "key": key}
    return json.loads(json.dumps(chunk))


def steps_of(chunk):
    """Line, event, frame and operations of each step, added up from the differences."""
    ops, at = {}, 0
    for gap, *entry in chunk["ops"]:
        at += gap
        ops[at] = entry
    line = frame = 0
    found = []
    for i, (down, event, aside) in enumerate(zip(chunk["line"], chunk["ev"], chunk["frame"], strict=True)):
        line, frame = line + down, frame + aside
        found.append([line, int(event), frame, ops.get(i, [])])
    return found


def check(steps, order=(0,)):
    there = json.loads(json.dumps(steps))
    back = steps_of(unfold(folded(steps, order)))
    # As text, for 1, 1.0 and true are equal in Python.
    assert json.dumps(back) == json.dumps(there)


VALUES = [
    0,
    1,
    -1,
    True,
    False,
    None,
    1.0,
    0.0,
    -0.0,
    "a",
    "1",
    2**53,
    -(2**53),
    2**52,
    7,
    {"$": 3},
    {"$": 1},
    {"t": [1]},
]


def some_op():
    letter = RNG.choice("vuncrysaptkd+-xoe<?~q")
    value = RNG.choice(VALUES)
    path = RNG.sample(range(40), RNG.randrange(2, 6))
    shapes: dict[str, list[Any]] = {
        "n": [RNG.randrange(5), "L", [RNG.choice(VALUES) for _ in range(RNG.randrange(3))]],
        "t": [1, [*path, -1] if RNG.random() < 0.5 else [-1, *path]],
        "a": [1, *(RNG.choice(VALUES) for _ in range(RNG.randrange(1, 9)))],
        "c": [RNG.randrange(4), RNG.randrange(4), 1],
        "q": [[1.5, 2], value],
    }
    return [letter, *shapes.get(letter, [RNG.randrange(4), RNG.choice([0, 1, 2, "k"]), value])]


@pytest.mark.parametrize("size", [1, 2, 7, 40, 400])
def test_any_steps_come_back_as_they_were(size):
    for _ in range(20):
        frames = [RNG.randrange(4) for _ in range(size)]
        check(
            [[RNG.randrange(1, 6), RNG.randrange(6), f, [some_op() for _ in range(RNG.randrange(3))]] for f in frames]
        )


@pytest.mark.parametrize("values", [[1, 1.0, True, 1], [0.0, -0.0, 0], [[1], [1.0], [True]], [7] * 9 + [7.0] * 9])
def test_values_that_only_look_alike_stay_apart(values):
    check([[3, 1, 0, [["v", 0, 0, value]]] for value in values])


def test_integers_whose_differences_a_float_does_not_hold_are_written_as_they_are():
    large = [2**53 - i if i % 2 else -(2**53) + i for i in range(9)]
    chunk = folded([[3, 1, 0, [["v", 0, 0, value]]] for value in large])
    assert chunk["args"] == [[0, large]]
    check([[3, 1, 0, [["v", 0, 0, value]]] for value in large])


def test_what_counts_up_and_what_stays_is_two_numbers_and_one():
    chunk = folded([[3, 1, 0, [["v", 0, 4, i]]] for i in range(500)])
    assert chunk["kinds"] == [[3, 1, "v=.+"]]
    assert chunk["args"] == [[4, [0, 1]]]
    assert chunk["frame"] == []


def test_a_frame_that_is_not_on_top_of_the_stack_is_told():
    steps = [[3, 1, 2, []], [3, 1, 2, [["r", 2]]], [4, 1, 2, []], [4, 1, 0, [["r", 0]]], [4, 1, 0, []]]
    check(steps, order=(0, 1, 2))


def test_a_way_down_a_heap_is_written_by_its_turns():
    chunk = folded([[3, 1, 0, [["t", 1, path]]] for path in ([0, 1, 4, 9, -1], [0, 2, 5, 12, -1])])
    assert chunk["args"] == [[1, [[0, 1, 2, 1, -1], [0, 2, 1, 2, -1]]]]


def test_what_is_folded_is_left_as_it_was():
    steps = [[3, 1, 0, [["t", 1, [0, 1, 4]], ["a", 1, 2, 3, 4, 5]]]] * 3
    before = copy.deepcopy(steps)
    folded(steps)
    assert steps == before
