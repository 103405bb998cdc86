"""The traces that this reader and the browser's both play, and the schema that all traces keep to."""

import copy
import json
from pathlib import Path

import jsonschema_rs
import pytest

import algorist.engine.tracing.trace as trace_module
from algorist.engine.tracing.trace import pack_trace, read_trace
from tests.engine.tracing.make_fixtures import FOLDER, digests_of
from tests.engine.tracing.programs import PROGRAMS
from tests.engine.tracing.recording import record_here

INDEX = json.loads((FOLDER / "digests.json").read_text())
SCHEMA = jsonschema_rs.validator_for(json.loads(Path(trace_module.__file__).with_name("schema.json").read_text()))


def check_schema(trace):
    """Each line as it is written, and each chunk unfolded."""
    for document in (*map(json.loads, trace.ndjson.splitlines()), *trace.chunks()):
        SCHEMA.validate(document)


@pytest.mark.parametrize("name", INDEX)
def test_a_fixture_plays_to_the_states_that_were_written_down(name):
    trace = read_trace((FOLDER / f"{name}.algotrace.gz").read_bytes())
    assert trace.steps == INDEX[name]["steps"]
    assert digests_of(trace) == INDEX[name]["digests"]


@pytest.mark.parametrize("name", INDEX)
def test_a_fixture_keeps_to_the_schema(name):
    check_schema(read_trace((FOLDER / f"{name}.algotrace.gz").read_bytes()))


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_recorded_keeps_to_the_schema(name):
    source, calls = PROGRAMS[name]
    check_schema(record_here(source, copy.deepcopy(calls), marks=True))


def test_a_file_is_taken_apart_without_its_index():
    trace = pack_trace({"format": "algotrace/1", "funcs": []}, ['{"chunk":0}', '{"chunk":1}'], {"steps": 2})
    again = read_trace(trace.data)
    assert again.index == trace.index
    assert [chunk["chunk"] for chunk in again.chunks()] == [0, 1]


def test_what_older_recorders_wrote_is_among_the_fixtures():
    formats = {read_trace((FOLDER / f"{name}.algotrace.gz").read_bytes()).header["format"] for name in INDEX}
    assert formats == {"algotrace/1", "algotrace/1.1", "algotrace/1.2"}


def test_a_trace_of_a_format_to_come_is_refused():
    later = pack_trace({"format": "algotrace/1.3", "funcs": []}, [], {"steps": 0})
    with pytest.raises(ValueError, match=r"algotrace/1\.3"):
        read_trace(later.data)


@pytest.mark.parametrize("data", [b"", b"not a trace at all, but long enough for a head", b"\x1f\x8b\x08\x04"])
def test_other_bytes_are_refused(data):
    with pytest.raises(ValueError, match="trace"):
        read_trace(data)
