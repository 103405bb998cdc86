"""Roman numerals to numbers: the number that a Roman numeral stands for.

Each letter adds its value, but is subtracted when a larger one follows it.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["parse Roman numeral"],
    "keywords": "roman numeral to integer convert number value I V X L C D M",
    "preconditions": ["a valid Roman numeral; the empty text is 0"],
    "growth": "n",
    "growth_reason": "one step for each letter",
    "references": ["F. Cajori, A History of Mathematical Notations, 1928"],
    "steps": ["Look at each letter's value and the next one's.", "Add it, or subtract it when the next is larger."],
    "example": [("MCMXCIV",), 1994],
    "edges": [("",), ("I",), ("IV",), ("MMMCMXCIX",), ("LVIII",)],
}


VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman_to_integer(numeral: str) -> int:
    """The value of the numeral."""
    total = before = 0
    for letter in reversed(numeral):
        value = VALUES[letter]
        total += value if value >= before else -value
        before = value
    return total


def written(number: int) -> str:
    units = "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"
    tens = [u.translate(str.maketrans("IVX", "XLC")) for u in units]
    hundreds = [u.translate(str.maketrans("IVX", "CDM")) for u in units]
    return "M" * (number // 1000) + hundreds[number // 100 % 10] + tens[number // 10 % 10] + units[number % 10]


def oracle(numeral: str) -> int:
    return next(n for n in range(4000) if written(n) == numeral)


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (written(rng.randint(0, 9 * size * size)),)
