"""What the fake model servers share: replies that a test scripts, and a server on a free loopback port.

A script is a list of replies, used in turn (the last one again and again), or a function of what was asked.
"""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Reply:
    """One answer. `text` is what the model says; `design` is rendered in the form that the request asked for.

    `finish` is stop, length, safety or prompt_blocked. `status` other than 200 is an error, with `retry_after` seconds
    and `reason`. `broken` is cut (the connection ends in mid-stream), error (an error comes in mid-stream), html (a
    proxy's page) or silence (no byte for `delay` seconds, then nothing).
    """

    text: str = ""
    design: dict[str, Any] | None = None
    finish: str = "stop"
    status: int = 200
    retry_after: float | None = None
    reason: str = ""
    message: str = ""
    broken: str = ""
    delay: float = 0.0
    input_tokens: int = 120
    output_tokens: int = 40
    thinking_tokens: int = 0


@dataclass(frozen=True)
class Asked:
    """A request as it came over the wire, with the words in it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    model: str = ""
    system: str = ""
    prompt: str = ""
    wants_json: bool = False
    streams: bool = False


Script = Sequence[Reply] | Callable[[Asked], Reply]


@dataclass
class Server:
    """A fake that is running: where it is, and what it was asked."""

    url: str
    requests: list[Asked] = field(default_factory=list)


def solves(source: str, name: str = "Scripted", **more: Any) -> Reply:
    """The model designs this program."""
    design = {
        "name": name,
        "idea": f"The idea of {name}.",
        "explanation": "It does what the statement asks.",
        "steps": ["Read the input.", "Return the answer."],
        "pseudocode": "return answer",
        "source": source,
        "complexity": "O(n)",
        "complexity_reason": "Each element is seen once.",
        "weaknesses": ["Empty input."],
    }
    return Reply(design=design | {k: more.pop(k) for k in list(more) if k in design}, **more)


def says(text: str, **more: Any) -> Reply:
    """The model says these words, whatever form was asked for."""
    return Reply(text=text, **more)


def fails(status: int, *, retry_after: float | None = None, reason: str = "", message: str = "") -> Reply:
    """The server refuses."""
    return Reply(status=status, retry_after=retry_after, reason=reason, message=message)


def render(reply: Reply, asked: Asked) -> str:
    """The words of a reply: JSON where a schema was sent, else prose with a block of code."""
    if reply.design is None:
        return reply.text
    if asked.wants_json:
        return json.dumps(reply.design)
    design = reply.design
    return (
        f"```python\n{design['source']}```\n\nName: {design['name']}\nIdea: {design['idea']}\n"
        f"Complexity: {design['complexity']}\nWhy: {design['complexity_reason']}\n"
    )


class Handler(BaseHTTPRequestHandler):
    """Plumbing of HTTP/1.1 with chunked streams; a fake adds `answer`."""

    protocol_version = "HTTP/1.1"
    script: Script
    log: Server
    lock: threading.Lock

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def read(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Asked:
        """What this protocol's request says; made by each fake."""
        raise NotImplementedError

    def answer(self, asked: Asked, reply: Reply) -> None:
        """Send a reply in this protocol; made by each fake."""
        raise NotImplementedError

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        asked = self.read(self.path, {k.lower(): v for k, v in self.headers.items()}, body)
        with self.lock:
            reply = self._next(asked)
            self.log.requests.append(asked)
        if reply.delay:
            self.server.asleep.wait(reply.delay)  # type: ignore[attr-defined]
        try:
            self._send(asked, reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _next(self, asked: Asked) -> Reply:
        if callable(self.script):
            return self.script(asked)
        return self.script[min(len(self.log.requests), len(self.script) - 1)]

    def _send(self, asked: Asked, reply: Reply) -> None:
        if reply.broken == "html":
            self.send_bytes(502, "text/html", b"<html><h1>502 Bad Gateway</h1></html>")
        elif reply.broken == "silence":
            self.close_connection = True
        else:
            self.answer(asked, reply)

    def send_json(self, status: int, document: Any, headers: dict[str, str] | None = None) -> None:
        self.send_bytes(status, "application/json; charset=UTF-8", json.dumps(document).encode(), headers)

    def send_bytes(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for key, value in (headers or {}).items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_events(self, events: Iterator[str], *, cut: bool = False) -> None:
        """Server-sent events in chunked encoding; `cut` ends the connection without the closing chunk."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in events:
            data = event.encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        if cut:
            self.close_connection = True
            return
        self.wfile.write(b"0\r\n\r\n")


def pieces(text: str, count: int = 5) -> list[str]:
    """A text in a few pieces, as a stream brings it."""
    size = max(1, -(-len(text) // count))
    return [text[i : i + size] for i in range(0, len(text), size)] or [""]


@contextmanager
def serve(handler: type[Handler], script: Script, port: int = 0) -> Iterator[Server]:
    """Run a fake until the block ends."""
    log = Server(url="")
    made = type("Scripted", (handler,), {"script": staticmethod(script) if callable(script) else script})
    made.log, made.lock = log, threading.Lock()  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", port), made)
    server.asleep = threading.Event()  # type: ignore[attr-defined]
    server.daemon_threads = True
    log.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield log
    finally:
        server.asleep.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()
