"""The wire between parent and child: what goes in comes out, and nothing that comes does harm."""

import contextlib
import json
import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from algorist.engine.sandbox import Program
from algorist.engine.sandbox.answers import ForgedAnswerError, HeavyAnswerError, check_weight, read_answer
from algorist.engine.sandbox.ends import judge_error
from algorist.engine.sandbox.frames import FrameBuffer, LongFrameError, pack_frame
from algorist.engine.sandbox.runs import believed_seconds
from algorist.engine.terms import values
from algorist.engine.terms.limits import MIB
from algorist.engine.terms.problem import Call
from algorist.engine.terms.values import DecodingError
from algorist.engine.terms.verdicts import Verdict

from .conftest import LIMITS

LIMIT = 8 * MIB
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=-(2**200), max_value=2**200)
    | st.floats(allow_nan=False)
    | TEXTS
    | st.binary(max_size=20)
    | st.fractions()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.complex_numbers(allow_nan=False)
)
HASHABLES = st.recursive(ATOMS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=4)
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(HASHABLES, max_size=4)
        | st.dictionaries(HASHABLES, inner, max_size=4)
        | st.dictionaries(st.sampled_from(["$t", "$o", "a"]), inner, max_size=3)
    ),
    max_leaves=20,
)


def same(one, other):
    """Equal, and of equal types down through lists and tuples (a set's order may differ)."""
    if type(one) is not type(other) or one != other:
        return False
    return not isinstance(one, (list, tuple)) or all(map(same, one, other))


@given(VALUES)
def test_a_value_crosses_without_loss(value):
    body = pack_frame({"ok": [values.encode(value)]})[4:]
    (back,) = read_answer(body, LIMIT)["ok"]
    assert same(back, value)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(VALUES, min_size=1, max_size=20))
def test_values_cross_into_a_child_and_back(sandbox, several):
    cases = [[Call("solve", (value,))] for value in several]
    outcomes = sandbox.run_batch(Program("def solve(x): return x", "solve"), cases, LIMITS)
    assert [outcome.values for outcome in outcomes] == [(value,) for value in several]


@given(st.lists(st.binary(max_size=50)), st.lists(st.integers(1, 20)))
def test_frames_come_out_as_they_went_in_however_they_are_cut(bodies, cuts):
    wire = b"".join(len(body).to_bytes(4, "little") + body for body in bodies)
    buffer, found = FrameBuffer(50), []
    for size in [*cuts, len(wire) + 1]:
        buffer.feed(wire[:size])
        wire = wire[size:]
        while (body := buffer.take()) is not None:
            found.append(body)
    assert found == bodies
    assert buffer.empty


@given(st.lists(st.binary(max_size=100), max_size=20))
def test_no_bytes_do_more_to_the_frame_buffer_than_raise_its_error(pieces):
    buffer = FrameBuffer(64)
    try:
        for piece in pieces:
            buffer.feed(piece)
            while (body := buffer.take()) is not None:
                assert len(body) <= 64
    except LongFrameError:
        pass


def test_a_long_frame_is_refused_whether_it_comes_alone_or_behind_another():
    for before in (b"", b"\x02\x00\x00\x00{}"):
        buffer = FrameBuffer(10)
        buffer.feed(before + b"\x0b\x00\x00\x00")
        if before:
            assert buffer.take() == b"{}"
        with pytest.raises(LongFrameError):
            buffer.take()


def read_or_refuse(body):
    with contextlib.suppress(HeavyAnswerError, ForgedAnswerError, DecodingError):
        assert isinstance(read_answer(body, LIMIT), dict)


@given(st.binary(max_size=200))
def test_no_bytes_do_more_to_the_reader_than_raise_its_errors(body):
    read_or_refuse(body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["$t", "$s", "$fs", "$d", "$q", "$b", "$i", "$f", "$c", "$r", "$dec", "$o", "$x", "ok", "err"]
            ),
            inner,
            max_size=2,
        )
    ),
    max_leaves=15,
)


@given(JSON)
def test_no_document_does_more_to_the_reader_than_raise_its_errors(document):
    read_or_refuse(json.dumps(document).encode())
    read_or_refuse(json.dumps({"ok": [document]}).encode())


@given(JSON)
def test_every_told_error_gets_a_verdict(document):
    for told in (
        document,
        {"kind": document, "bases": [document], "errno": document, "message": document, "line": document},
    ):
        verdict, _, fault = judge_error(told)
        assert isinstance(verdict, Verdict)
        assert verdict is not Verdict.INTERNAL_ERROR
        assert fault is not None
        fault.message.encode()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"ok":' + b"[" * 500 + b"]" * 500 + b"}",
        b'{"ok":[{"$r":[{"$i":"' + b"f" * 10_000 + b'"},{"$i":"3"}]}]}',
        b'{"ok":[{"$s":[' + b",".join(b'{"$i":"%x"}' % ((2**61 - 1) * k) for k in range(1, 3000)) + b"]}]}",
        b'{"ok":["\\udc80"]}',
        b'{"ok":[{"a\\ud800":1}]}',
    ],
)
def test_what_would_cost_the_parent_is_refused(body):
    with pytest.raises((DecodingError, ForgedAnswerError)):
        read_answer(body, LIMIT)


@pytest.mark.parametrize("element", [b"[]", b"{}", b"1", b'""', b"[[]]", b"1.5"])
def test_an_answer_is_weighed_before_it_is_read(element):
    body = b'{"ok":[' + b",".join([element] * (7 * MIB // (len(element) + 1))) + b"]}"
    with pytest.raises(HeavyAnswerError):
        check_weight(body, 26 * MIB)


def test_brackets_and_commas_inside_a_text_weigh_nothing_more():
    check_weight(json.dumps({"ok": ['[{,"\\' * 500_000]}).encode(), 26 * MIB)


def test_special_numbers_cross():
    special = [math.inf, -math.inf, -0.0, Decimal("0.10"), Fraction(-1, 3), 2**53 + 1, -(2**53) - 1]
    back = read_answer(pack_frame({"ok": values.encode(special)})[4:], LIMIT)["ok"]
    assert [repr(value) for value in back] == [repr(value) for value in special]


@pytest.mark.parametrize(
    ("claimed", "measured", "believed"),
    [(1_000_000, 0.002, 0.001), (0, 1.0, None), (2_000_000_000, 1.0, None), ("1", 1.0, None), (True, 1.0, None)],
)
def test_a_claimed_time_is_believed_only_where_the_measured_one_supports_it(claimed, measured, believed):
    assert believed_seconds(claimed, measured, 100) == believed
