"""Long files come in pieces, and are what short ones would be."""

import io
import json
import zipfile
from collections.abc import AsyncIterator

import pytest

from algorist.exports.rules import FORMAT, wrap_json, zip_pieces

pytestmark = pytest.mark.anyio


async def numbers(count: int) -> AsyncIterator[bytes]:
    yield b"[0"
    for number in range(1, count):
        yield b",%d" % number
    yield b"]"


async def test_a_document_in_pieces_is_marked_with_the_format():
    whole = b"".join([piece async for piece in wrap_json("account", numbers(3))])
    assert json.loads(whole) == {"format": FORMAT, "account": [0, 1, 2]}


async def test_a_zip_file_is_given_while_its_content_still_comes():
    given = 0
    pieces = []
    async for piece in zip_pieces("a.json", numbers(200_000)):
        given = max(given, len(piece))
        pieces.append(piece)
    whole = b"".join(pieces)
    assert given < len(whole) / 4
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("a.json")) == list(range(200_000))
