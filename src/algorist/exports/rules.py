"""How an export looks in each format: from plain data to the bytes of a file, with no database and no clock."""

import io
import json
import re
import zipfile
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from typing_extensions import Buffer

FORMAT = "algorist-export/1"
ENDINGS = {"json": "json", "markdown": "md", "python": "py", "notebook": "ipynb", "zip": "zip"}
# The earliest moment that a zip file can carry: the same content gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFile:
    """A file that was made and stored: its format, the name that a person sees, its key, its size and checksum."""

    format: str
    name: str
    key: str
    size_bytes: int
    sha256: str


def file_name(title: str, form: str) -> str:
    """A name that every file system takes, from a title."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60] or "export"
    return f"{words}.{ENDINGS[form]}"


def render_json(document: Mapping[str, Any]) -> bytes:
    """A document, marked with the format's name, readable."""
    return (json.dumps({"format": FORMAT, **document}, indent=2, ensure_ascii=False, default=str) + "\n").encode()


async def wrap_json(name: str, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """A long document that comes as JSON in pieces, marked with the format's name."""
    yield f'{{"format": {json.dumps(FORMAT)}, {json.dumps(name)}: '.encode()
    async for piece in pieces:
        yield piece
    yield b"}\n"


def render_algorithm(document: Mapping[str, Any], form: str) -> bytes:
    """An algorithm's document (see `tasks`) in one of the formats."""
    content: bytes = _RENDERERS[form](document)
    return content


def _markdown(document: Mapping[str, Any]) -> bytes:
    algorithm, version, problem = document["algorithm"], document["version"], document["problem"]
    proposal, card = version["proposal"], version["card"]
    lines = [f"# {algorithm['name']}", "", f"An algorithm for **{problem['title']}**.", ""]
    lines += [algorithm["summary"], ""] if algorithm["summary"] else []
    lines += ["| | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in _facts(version, card)), ""]
    for heading, key in (("Idea", "idea"), ("Explanation", "explanation")):
        lines += [f"## {heading}", "", proposal[key], ""] if proposal.get(key) else []
    if proposal.get("steps"):
        lines += ["## Steps", "", *(f"{i}. {step}" for i, step in enumerate(proposal["steps"], 1)), ""]
    lines += ["## Program", "", "```python", version["source"].rstrip(), "```", ""]
    lines += ["## Problem", "", f"```python\n{problem['signature']}\n```", "", problem["statement"], ""]
    return "\n".join(lines).encode()


def _facts(version: Mapping[str, Any], card: Mapping[str, Any]) -> list[tuple[str, str]]:
    facts = [
        ("verdict", str(version["verdict"]).replace("_", " ") or "not run"),
        ("cases", f"{version['passed']} of {version['total']} accepted"),
        ("verified", str(version["verified"]).replace("_", " ")),
        ("designed by", f"{version['designer']} ({str(version['tier']).replace('_', ' ')})"),
    ]
    if version["score"] is not None:
        facts.append(("score", f"{version['score']:.6g}"))
    growth = (card.get("growth") or {}).get("statement")
    return [*facts, ("measured growth", growth)] if growth else facts


def _python(document: Mapping[str, Any]) -> bytes:
    algorithm, version = document["algorithm"], document["version"]
    facts = "\n".join(f"# {name}: {value}" for name, value in _facts(version, version["card"]))
    head = f"# {algorithm['name']}: {document['problem']['title']}\n{facts}\n\n"
    source: str = version["source"]
    return (head + source.rstrip() + "\n").encode()


def _notebook(document: Mapping[str, Any]) -> bytes:
    version, problem = document["version"], document["problem"]
    about = _markdown(document).decode().split("## Program")[0]
    cells = [
        _cell("markdown", about),
        _cell("markdown", f"## The problem\n\n{problem['statement']}"),
        _cell("code", version["source"].rstrip()),
        *(_cell("code", line) for line in document["examples"]),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}, "cells": cells}
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()


def _cell(kind: str, text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": text.splitlines(keepends=True)}
    return cell | {"outputs": [], "execution_count": None} if kind == "code" else cell


def _zip(document: Mapping[str, Any]) -> bytes:
    """All formats together, and the problem as a file that `algorist design` reads."""
    files = {f"algorithm.{ENDINGS[form]}": render_algorithm(document, form) for form in ENDINGS if form != "zip"}
    files["problem.json"] = json.dumps(document["problem"], indent=2, ensure_ascii=False).encode()
    return pack_zip(files)


def pack_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _Drain(io.RawIOBase):
    """What is written here waits to be taken; zip files can be written without going back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: Buffer, /) -> int:
        self._waiting += bytes(content)
        return len(bytes(content))

    def take(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


async def zip_pieces(name: str, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """A zip file with one long file in it, in pieces as they come."""
    drain = _Drain()
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # Its size is not known beforehand, and may pass 4 GiB.
    with zipfile.ZipFile(drain, "w") as archive, archive.open(entry, "w", force_zip64=True) as file:
        async for piece in pieces:
            file.write(piece)
            if ready := drain.take():
                yield ready
    yield drain.take()


_RENDERERS: dict[str, Callable[[Mapping[str, Any]], bytes]] = {
    "json": render_json,
    "markdown": _markdown,
    "python": _python,
    "notebook": _notebook,
    "zip": _zip,
}
