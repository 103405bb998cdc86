"""IPv4 address: whether a text is four numbers from 0 to 255, joined by dots, without leading zeros.

Each part is held against the rules for itself.
"""

import re
from random import Random
from typing import Any

ENTRY = {
    "keywords": "validate check valid ipv4 ip address",
    "growth": "n",
    "growth_reason": "each character is looked at once",
    "references": ["J. Postel, Internet Protocol, RFC 791; T. Berners-Lee and others, RFC 3986, section 3.2.2"],
    "steps": ["Split at the dots.", "Check that there are four parts, digits only, at most 255, no leading zero."],
    "example": [("192.168.0.1",), True],
    "edges": [
        ("",),
        ("1.2.3",),
        ("1.2.3.4.5",),
        ("01.2.3.4",),
        ("256.1.1.1",),
        ("1.1.1.a",),
        ("0.0.0.1",),
        ("1..1.1",),
    ],
}


def is_ipv4_address(text: str) -> bool:
    """Whether the text is such an address."""
    parts = text.split(".")
    if len(parts) != 4:
        return False
    for part in parts:
        if not (part.isascii() and part.isdigit()) or int(part) > 255 or (part[0] == "0" and part != "0"):
            return False
    return True


def oracle(text: str) -> bool:
    number = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])"
    return re.fullmatch(rf"{number}(\.{number}){{3}}", text) is not None


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    known = [0, 1, 10, 99, 200, 255, 256, 30 * size]
    parts = [str(rng.choice(known)) for _ in range(rng.choice([4, 4, 4, 3, 5]))]
    if rng.random() < 0.3:
        parts[rng.randrange(len(parts))] = rng.choice(["", "01", "a", "-1", "00"])
    return (".".join(parts),)
