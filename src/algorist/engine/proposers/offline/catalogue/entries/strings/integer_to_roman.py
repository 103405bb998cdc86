"""Numbers to Roman numerals: how a number is written in Roman letters.

From the largest sign down, each is written as often as it fits. Pairs such as CM and IV count as signs.
"""

from random import Random
from typing import Any

ENTRY = {
    "aliases": ["write Roman numeral"],
    "keywords": "integer to roman numeral convert number write I V X L C D M",
    "preconditions": ["0 ≤ number < 4000; 0 is the empty text"],
    "growth": "1",
    "growth_reason": "thirteen signs, each written at most three times",
    "references": ["F. Cajori, A History of Mathematical Notations, 1928"],
    "steps": ["Go through the thirteen signs from 1000 down.", "Write each as often as it fits and keep the rest."],
    "example": [(1994,), "MCMXCIV"],
    "edges": [(0,), (1,), (4,), (3999,), (58,)],
}


SIGNS = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V"}


def integer_to_roman(number: int) -> str:
    """The Roman numeral."""
    numeral = ""
    for value, sign in [*SIGNS.items(), (4, "IV"), (1, "I")]:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def oracle(number: int) -> str:
    units = "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"
    tens = [u.translate(str.maketrans("IVX", "XLC")) for u in units]
    hundreds = [u.translate(str.maketrans("IVX", "CDM")) for u in units]
    return "M" * (number // 1000) + hundreds[number // 100 % 10] + tens[number // 10 % 10] + units[number % 10]


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 30 * size * size),)
