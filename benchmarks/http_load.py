"""A load of HTTP requests on one server process: by wrk where it is installed, else by http_clients.py beside this."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
# What wrk prints when it is done; everything else that it says is for people.
_DONE = """
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '{"requests":%d,"seconds":%f,"bytes":%d,"errors":%d,"p50_ms":%f,"p99_ms":%f}\\n',
    summary.requests, summary.duration / 1e6, summary.bytes, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
"""


@dataclass(frozen=True)
class Variant:
    """What differs from one request to the next: whose it is, and what it says."""

    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""


@dataclass(frozen=True)
class Ask:
    """One kind of request; `answers` is the status that it must get, `keyed` adds a new Idempotency-Key to each."""

    method: str
    path: str
    variants: tuple[Variant, ...] = (Variant(),)
    answers: int = 200
    keyed: bool = False


@dataclass(frozen=True)
class Load:
    """What a load came to: requests a second, server CPU a request, 50th and 99th percentile, bytes of an answer."""

    requests: int
    rate: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    bytes: int


@dataclass(frozen=True)
class Target:
    """A server process."""

    port: int
    pid: int


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def drive(target: Target, ask: Ask, clients: int, seconds: float) -> Load:
    """Ask with so many clients at once for so long, each one request after the other."""
    used = cpu_seconds(target.pid)
    with driving(target, ask, clients, seconds) as loads:
        pass
    spent = cpu_seconds(target.pid) - used
    return replace(loads[0], cpu_ms=spent * 1000 / max(1, loads[0].requests))


@contextmanager
def driving(target: Target, ask: Ask, clients: int, seconds: float) -> Iterator[list[Load]]:
    """A load beside the block; what it came to, without CPU, is in the list once the block has ended."""
    loads: list[Load] = []
    with tempfile.TemporaryDirectory(prefix="alg-load-") as folder:
        command = _command_for(target, ask, clients, seconds, Path(folder) / "ask")
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            yield loads
            told, _ = process.communicate(timeout=seconds + 90)
        finally:
            process.kill()
            process.wait()
    said = json.loads(told.strip().splitlines()[-1])
    if said["errors"]:
        raise RuntimeError(f"{ask.method} {ask.path}: {said}")
    count, size = said["requests"], said["bytes"]
    loads.append(
        Load(count, count / said["seconds"], 0.0, said["p50_ms"], said["p99_ms"], size // max(1, count))
    )  # fmt: skip


def _command_for(target: Target, ask: Ask, clients: int, seconds: float, file: Path) -> list[str]:
    if shutil.which("wrk"):
        file.write_text(lua_of(ask))
        return [
            "wrk", "--threads", "1", "--connections", str(clients), "--duration", f"{seconds:.0f}s",
            "--timeout", "60s", "--script", str(file), f"http://127.0.0.1:{target.port}{ask.path}",
        ]  # fmt: skip
    given = {"port": target.port, "clients": clients, "seconds": seconds, "wires": wires_of(ask), "keyed": ask.keyed}
    file.write_text(json.dumps(given))
    return [sys.executable, str(Path(__file__).with_name("http_clients.py")), str(file)]


def lua_of(ask: Ask) -> str:
    """The script that tells wrk what to ask, and to print one line of JSON."""
    if len(ask.variants) == 1 and not ask.keyed:
        only = ask.variants[0]
        heads = "".join(f"wrk.headers[{json.dumps(name)}] = {json.dumps(value)}\n" for name, value in only.headers)
        return f'wrk.method = "{ask.method}"\n{heads}wrk.body = {json.dumps(only.body)}\n{_DONE}'
    variants = ",\n".join(f"{{{_table(one.headers)}, {json.dumps(one.body)}}}" for one in ask.variants)
    key = f'one[1]["idempotency-key"] = "{secrets.token_hex(6)}-" .. n' if ask.keyed else ""
    return f"""
local variants = {{{variants}}}
local n = 0
function request()
  n = n + 1
  local one = variants[n % #variants + 1]
  {key}
  return wrk.format("{ask.method}", nil, one[1], one[2])
end
{_DONE}"""


def _table(headers: tuple[tuple[str, str], ...]) -> str:
    return "{" + ", ".join(f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in headers) + "}"


def wires_of(ask: Ask) -> list[tuple[str, str]]:
    """The head, without its end, and the body of each variant as they go onto the wire."""
    wires = []
    for one in ask.variants:
        lines = [f"{ask.method} {ask.path} HTTP/1.1", "host: 127.0.0.1", f"content-length: {len(one.body.encode())}"]
        wires.append(("\r\n".join([*lines, *(f"{name}: {value}" for name, value in one.headers)]), one.body))
    return wires
