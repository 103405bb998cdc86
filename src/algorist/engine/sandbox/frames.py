"""The wire between parent and child: a length in four bytes, little-endian, then JSON in ASCII."""

import json
import struct
from typing import Any

_LENGTH = struct.Struct("<I")
HEADER_BYTES = _LENGTH.size
# Made once: json.dumps makes a new one at each use, which takes longer than to write a small document.
_write_json = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class LongFrameError(ValueError):
    """A frame that says it is longer than is allowed."""


def pack_frame(document: Any) -> bytes:
    """A JSON-able document as a frame."""
    body = _write_json(document).encode("ascii")
    return _LENGTH.pack(len(body)) + body


class FrameBuffer:
    """Bytes in, frames out. Holds at most one frame of `limit` bytes and what came behind it in the same breath."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._held = bytearray()

    @property
    def empty(self) -> bool:
        """Whether nothing is waiting."""
        return not self._held

    def feed(self, some: bytes) -> None:
        """Take bytes as they came; every feed is followed by takes until there is none."""
        self._held += some

    def take(self) -> bytes | None:
        """The body of the next complete frame, or None.

        Raises:
            LongFrameError: the next frame says that it is over the limit.

        """
        if len(self._held) < HEADER_BYTES:
            return None
        length: int = _LENGTH.unpack_from(self._held)[0]
        if length > self.limit:
            raise LongFrameError(f"an answer over {self.limit} bytes")
        if len(self._held) < HEADER_BYTES + length:
            return None
        with memoryview(self._held) as view:
            body = bytes(view[HEADER_BYTES : HEADER_BYTES + length])
        del self._held[: HEADER_BYTES + length]
        return body
