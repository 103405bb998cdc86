import copy
import json

import pytest

from algorist.engine.tracing.forms import FormError, check_chunk, check_end, check_header
from tests.engine.tracing.recording import record_here

ROOM = 10_000
SOURCE = "def f():\n    a = [1]\n    return a\n"
CHUNK = json.loads(record_here(SOURCE, [["f", []]]).ndjson.splitlines()[1])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("chunk", 1),
        ("n", 5000),
        ("n", "3"),
        ("n", 2),
        ("from", 7),
        ("kind", "01"),
        ("kind", "019"),
        ("kind", "01!"),
        ("kind", [0, 1, 2]),
        ("kinds", []),
        ("kinds", [[1], [2], [3]]),
        ("kinds", [["x", 1], [2, 1], [3, 1]]),
        ("kinds", [[1, 9], [2, 1], [3, 1]]),
        ("kinds", [[1, 1, ""], [2, 1], [3, 1]]),
        ("kinds", [[1, 1, 5], [2, 1], [3, 1]]),
        ("kinds", [[1, 1, "v+..."], [2, 1], [3, 1]]),
        ("kinds", {}),
        ("args", []),
        ("args", [[], [], 3]),
        ("args", [[], [], []]),
        ("args", [[[]], [[]], [[]], [[]]]),
        ("frame", ["x", 0, 0, 0]),
        ("frame", None),
        ("names", [1]),
        ("key", None),
        ("key", {"order": 1, "frames": {}, "heap": {}, "out": 0}),
    ],
)
def test_a_chunk_of_another_form_is_refused(key, value):
    check_chunk(json.loads(json.dumps(CHUNK)), 0, ROOM)
    with pytest.raises(FormError):
        check_chunk({**copy.deepcopy(CHUNK), key: value}, 0, ROOM)


@pytest.mark.parametrize(
    ("forms", "columns"),
    [
        (["v.+."], [1, 2, ["x" * 100]]),
        (["v" + "=" * 50] * 20, []),
        (["a.*"], [1, [list(range(50))]]),
    ],
)
def test_little_text_that_unfolds_to_much_is_refused(forms, columns):
    many = {**CHUNK, "n": 4096, "kind": "0" * 4096, "kinds": [[1, 1, *forms]], "args": [columns], "frame": []}
    check_chunk(many, 0, 10_000_000)
    with pytest.raises(FormError, match="unfolds"):
        check_chunk(many, 0, 100_000)


@pytest.mark.parametrize("document", [[], {"funcs": 1}, {"funcs": [{"name": "f"}]}, {"funcs": [{"line": 1}]}])
def test_a_header_of_another_form_is_refused(document):
    with pytest.raises(FormError):
        check_header(document)


@pytest.mark.parametrize("document", [[], {"hits": []}, {"output": 3}, {"ok": "yes"}])
def test_an_end_of_another_form_is_refused(document):
    with pytest.raises(FormError):
        check_end(document)
