"""Passwords that leaked somewhere, looked up in a file of their SHA-1 hashes in order, one a line, each perhaps with a
colon and a count behind it: as the downloader of Pwned Passwords writes it.

Such a file has tens of gigabytes, so it is never read into memory: its lines are in order, so a few dozen of them tell.
"""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

_HASH_LENGTH = 40
# A hash, a colon, a count and the end of the line have fewer; of a line without an end no more is read.
_LONGEST_LINE = 80


def is_breached(file: Path, password: str) -> bool:
    """Whether the password's hash is in the file, which is opened anew each time: a newer one may take its place.

    Raises:
        OSError: the file cannot be read.
    """
    # What the file is made of; nothing is kept secret by it.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        return _find_first(lines, wanted) == wanted


def _find_first(lines: BinaryIO, wanted: bytes) -> bytes:
    """The first hash that does not come before `wanted`; nothing at the end of the file.

    Lines have different lengths, so it is places that are halved, and the line is read that begins at one or after it.
    """
    low, high = 0, lines.seek(0, os.SEEK_END)
    while low < high:
        middle = (low + high) // 2
        found = _hash_at(lines, middle)
        if found and found < wanted:
            low = middle + 1
        else:
            high = middle
    return _hash_at(lines, low)


def _hash_at(lines: BinaryIO, place: int) -> bytes:
    """The hash in the first line that begins at this place or after it."""
    if place:
        # From the byte before, so that a line that begins here is not passed over.
        lines.seek(place - 1)
        lines.readline(_LONGEST_LINE)
    else:
        lines.seek(0)
    return lines.readline(_LONGEST_LINE)[:_HASH_LENGTH]
