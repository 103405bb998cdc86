"""Records in this very process: for tests of the recorder that need no walls around it."""

import json
import sys
from collections.abc import Callable
from typing import Any

from algorist.engine.tracing.forms import check_chunk, check_end, end_from_chunks
from algorist.engine.tracing.inside.drive import record
from algorist.engine.tracing.trace import FORMAT, Trace, pack_trace
from algorist.engine.tracing.unfold import unfold

_ROOM = 100_000_000


def record_here(
    source: str, calls: list[Any], *, on_ask: Callable[[list[Any]], Any] | None = None, **options: Any
) -> Trace:
    """The trace of a run under the recorder, without the sandbox; an argument `ASKED` is a function, `on_ask` its use."""
    chunks: dict[int, str] = {}
    lines: dict[str, Any] = {}

    def send(kind: str, number: int, body: Any) -> Any:
        if kind == "ask":
            return on_ask(body) if on_ask else None
        if kind == "chunk":
            chunks[number] = body
        else:
            lines[kind] = json.loads(body)
        return None

    tracer = sys.gettrace()
    record(source, calls, options, send)
    sys.settrace(tracer)
    documents = [json.loads(chunks[number]) for number in sorted(chunks)]
    for number, document in enumerate(documents):
        check_chunk(document, number, _ROOM)
    end = {**end_from_chunks(map(unfold, documents)), **check_end(lines["end"])}
    return pack_trace({"format": FORMAT, **lines["header"]}, [chunks[number] for number in sorted(chunks)], end)
