import copy
import json

import pytest

from algorist.engine.tracing.forms import FormError, check_chunk, check_end, check_header
from tests.engine.tracing.recording import record_here

CHUNK = next(record_here("def f():\n    a = [1]\n    return a\n", [["f", []]]).chunks())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("chunk", 1),
        ("n", 5000),
        ("n", "3"),
        ("from", 7),
        ("line", [1]),
        ("frame", ["x", 0, 0, 0]),
        ("ev", "09x9"),
        ("names", [1]),
        ("ops", [["v"]]),
        ("ops", [[0, ["v"]]]),
        ("ops", {}),
        ("key", None),
        ("key", {"order": 1, "frames": {}, "heap": {}, "out": 0}),
    ],
)
def test_a_chunk_of_another_form_is_refused(key, value):
    check_chunk(json.loads(json.dumps(CHUNK)), 0)
    with pytest.raises(FormError):
        check_chunk({**copy.deepcopy(CHUNK), key: value}, 0)


@pytest.mark.parametrize("document", [[], {"funcs": 1}, {"funcs": [{"name": "f"}]}, {"funcs": [{"line": 1}]}])
def test_a_header_of_another_form_is_refused(document):
    with pytest.raises(FormError):
        check_header(document)


@pytest.mark.parametrize("document", [[], {"hits": []}, {"output": 3}, {"ok": "yes"}])
def test_an_end_of_another_form_is_refused(document):
    with pytest.raises(FormError):
        check_end(document)
