"""Clients for machines without wrk: `http_load.py` runs this with a file that says what to ask, and reads its one line.

They take more time a request than wrk does, and share a core with the database: ratios come out smaller.
"""

import asyncio
import itertools
import json
import secrets
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ERROR = 400


@dataclass
class Clients:
    """Several connections that ask one request after the other."""

    port: int
    clients: int
    seconds: float
    wires: list[tuple[str, str]]
    keyed: bool
    waits: list[float] = field(default_factory=list)
    size: int = 0
    errors: int = 0
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    async def drive(self) -> dict[str, Any]:
        """Ask for as long as was said, and tell what it came to."""
        began = time.perf_counter()
        await asyncio.gather(*(self._ask(began + self.seconds) for _ in range(self.clients)))
        waits = sorted(self.waits) or [0.0]
        return {
            "requests": len(self.waits),
            "seconds": time.perf_counter() - began,
            "bytes": self.size,
            "errors": self.errors,
            "p50_ms": waits[len(waits) // 2] * 1000,
            "p99_ms": waits[int(len(waits) * 0.99)] * 1000,
        }

    async def _ask(self, until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        run = secrets.token_hex(6)
        while time.perf_counter() < until:
            began = time.perf_counter()
            number = next(self.numbers)
            head, body = self.wires[number % len(self.wires)]
            key = f"\r\nidempotency-key: {run}-{number}" if self.keyed else ""
            writer.write(f"{head}{key}\r\n\r\n{body}".encode())
            status, size = await _read_answer(reader)
            self.errors += status >= _ERROR
            self.size += size
            self.waits.append(time.perf_counter() - began)
        writer.close()


async def _read_answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    at = head.find(b"\r\ncontent-length:")
    length = int(head[at + 17 : head.index(b"\r\n", at + 2)]) if at >= 0 else 0
    if length:
        await reader.readexactly(length)
    return int(head[9:12]), len(head) + length


if __name__ == "__main__":
    print(json.dumps(asyncio.run(Clients(**json.loads(Path(sys.argv[1]).read_text())).drive())))
