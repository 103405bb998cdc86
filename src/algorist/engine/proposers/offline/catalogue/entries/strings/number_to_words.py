"""Number in words: a whole number written in English words.

Groups of three digits are written alike, each with the name of its size.
"""

from random import Random
from typing import Any

ENTRY = {
    "keywords": "convert number to english words spell out",
    "preconditions": ["0 ≤ n < 10**12"],
    "growth": "log n",
    "growth_reason": "one step a group of three digits",
    "references": ["J. H. Conway and R. K. Guy, The Book of Numbers, chapter 1"],
    "steps": [
        "Cut the number into groups of three digits.",
        "Write hundreds, tens and ones of each.",
        "Add the name of the group.",
    ],
    "example": [(12345,), "twelve thousand three hundred forty-five"],
    "edges": [(0,), (10,), (20,), (21,), (100,), (1000,), (1000000,), (110011,)],
}
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
SIZES = {10**9: "billion", 10**6: "million", 1000: "thousand", 1: ""}


def number_to_words(n: int) -> str:
    """The words."""
    small, tens = SMALL.split(), TENS.split()
    if n == 0:
        return small[0]
    words: list[str] = []
    for size, name in SIZES.items():
        group, n = divmod(n, size)
        hundreds, rest = divmod(group, 100)
        if hundreds:
            words += [small[hundreds], "hundred"]
        if rest >= 20:
            ten, one = divmod(rest, 10)
            words.append(f"{tens[ten]}-{small[one]}" if one else tens[ten])
        elif rest:
            words.append(small[rest])
        if group and name:
            words.append(name)
    return " ".join(words)


def check(args: tuple[int], got: str) -> bool:
    """Read the words back."""
    values = {name: value for value, name in enumerate(SMALL.split())}
    values |= {name: 10 * place for place, name in enumerate(TENS.split()) if place > 1}
    larger = {name: size for size, name in SIZES.items() if name}
    total = group = 0
    for word in got.replace("-", " ").split():
        if word == "hundred":
            group *= 100
        elif word in larger:
            total += group * larger[word]
            group = 0
        else:
            group += values[word]
    return total + group == args[0] and got == " ".join(got.split())


def generate(size: int, rng: Random) -> tuple[Any, ...]:
    return (rng.randint(0, 10 ** rng.randint(0, min(size + 1, 11))),)
