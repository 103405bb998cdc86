"""A recorded run as a value and as a file: `algotrace/1`, one JSON document a line, each line a gzip member of its own.

Each member says its own length in its header's extra field (id `AT`, 4 bytes, little endian), so that a reader can
take a file apart without an index, and any gzip tool still opens the whole. The schema is `schema.json` beside this.
"""

import gzip
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from algorist.engine.tracing.unfold import unfold

FORMAT = "algotrace/1.2"
_READ = frozenset({"algotrace/1", "algotrace/1.1", FORMAT})
_HEAD = struct.Struct("<4sI2sH2sHI")  # magic+method+flags, mtime, xfl+os, extra length, id, field length, member length
_TAIL = struct.Struct("<II")
_MAGIC = b"\x1f\x8b\x08\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """What a recording may use; past any of them it stops, keeps what there is and says which one it was.

    The first `from_step` steps are run and not recorded, which may take `seconds` of their own; `steps` counts those
    after them. `bytes` are raw, of the steps unfolded; `elements`, `text` and `levels` bound one object, one string and
    the nesting of plain containers; `marks` are reads and comparisons (None: for short inputs only).
    """

    from_step: int = 0
    steps: int = 100_000
    bytes: int = 10_000_000
    seconds: float = 10.0
    elements: int = 5_000
    text: int = 200
    levels: int = 8
    output: int = 64_000
    marks: bool | None = None


@dataclass(frozen=True)
class Trace:
    """A recording: `data` is the file, `index` each chunk's [number, byte offset, bytes] in it.

    `header` and `end` are its first and last line. `end["truncated"]` names the cap that was met, else is None.
    """

    data: bytes
    header: dict[str, Any]
    end: dict[str, Any]
    index: tuple[tuple[int, int, int], ...] = field(default=())

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return int(self.end["steps"])

    @property
    def truncated(self) -> str | None:
        """The cap at which the recording stopped: steps, bytes, seconds, recursion, killed; None when it is whole."""
        found = self.end["truncated"]
        return None if found is None else str(found)

    @cached_property
    def ndjson(self) -> str:
        """The whole trace as text, a document a line."""
        return gzip.decompress(self.data).decode()

    def chunks(self) -> Iterator[dict[str, Any]]:
        """The chunks in order, parsed and unfolded: as `algotrace/1.1` writes them."""
        for _, offset, size in self.index:
            yield unfold(json.loads(gzip.decompress(self.data[offset : offset + size])))


def pack_trace(header: dict[str, Any], chunks: list[str], end: dict[str, Any]) -> Trace:
    """Write the file: header, chunks (lines of JSON) and the end, whose `chunks` is the index into the file."""
    parts = [_member(_line(header))]
    offset = len(parts[0])
    index = []
    for number, text in enumerate(chunks):
        member = _member(text + "\n")
        index.append((number, offset, len(member)))
        parts.append(member)
        offset += len(member)
    whole_end = {**end, "chunks": [list(entry) for entry in index]}
    parts.append(_member(_line({"end": whole_end})))
    return Trace(b"".join(parts), header, whole_end, tuple(index))


def read_trace(data: bytes) -> Trace:
    """Take a file apart again.

    Raises:
        ValueError: the bytes are not an algotrace file.

    """
    members = list(_members(data))
    if len(members) < 2:  # noqa: PLR2004
        raise ValueError("a trace has at least a first and a last line")
    header = json.loads(gzip.decompress(data[: members[0][1]]))
    last, size = members[-1]
    end = json.loads(gzip.decompress(data[last : last + size]))["end"]
    if header.get("format") not in _READ:
        raise ValueError(f"not a trace that is read here: {header.get('format')!r}")
    return Trace(data, header, end, tuple((int(n), int(o), int(b)) for n, o, b in end["chunks"]))


def _line(document: dict[str, Any]) -> str:
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False) + "\n"


def _member(text: str) -> bytes:
    """One gzip member that carries its own length."""
    raw = text.encode()
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(raw) + packer.flush()
    size = _HEAD.size + len(body) + _TAIL.size
    head = _HEAD.pack(_MAGIC, 0, b"\x00\xff", 8, b"AT", 4, size)
    return head + body + _TAIL.pack(zlib.crc32(raw), len(raw) & 0xFFFFFFFF)


def _members(data: bytes) -> Iterator[tuple[int, int]]:
    """Offset and size of each member."""
    offset = 0
    while offset < len(data):
        if len(data) - offset < _HEAD.size:
            raise ValueError("the trace is cut short")
        magic, _, _, _, name, _, size = _HEAD.unpack_from(data, offset)
        if magic != _MAGIC or name != b"AT" or size < _HEAD.size:
            raise ValueError("not an algotrace file")
        yield offset, size
        offset += size
