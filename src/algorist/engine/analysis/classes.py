"""The classes of growth that a measurement may name, as functions of the size, and the claims that people write."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

EXPONENTIAL = "exponential"


@dataclass(frozen=True, slots=True)
class GrowthClass:
    """A class of growth: its name as it is shown, and its function of n (n at least 1)."""

    name: str
    of: Callable[[float], float]


def _log(n: float) -> float:
    """Logarithm to base 2 that never is 0, so that relative errors exist at n = 1."""
    return math.log2(n + 1)


CLASSES: tuple[GrowthClass, ...] = (
    GrowthClass("1", lambda _: 1.0),
    GrowthClass("log n", _log),
    GrowthClass("sqrt n", math.sqrt),
    GrowthClass("n", lambda n: n),
    GrowthClass("n log n", lambda n: n * _log(n)),
    GrowthClass("n sqrt n", lambda n: n**1.5),
    GrowthClass("n^2", lambda n: n**2),
    GrowthClass("n^2 log n", lambda n: n**2 * _log(n)),
    GrowthClass("n^3", lambda n: n**3),
    GrowthClass("n^4", lambda n: n**4),
)
CLASS_NAMES = (*(c.name for c in CLASSES), EXPONENTIAL)
_BY_NAME = {c.name: c for c in CLASSES}


def class_named(name: str) -> GrowthClass | None:
    """The polynomial class of that name."""
    return _BY_NAME.get(name)


_SUPERSCRIPTS = str.maketrans(
    {"⁰": "^0", "¹": "^1", "²": "^2", "³": "^3", "⁴": "^4", "ⁿ": "^n", "√": "sqrt", "·": "*", "×": "*"}
)
_WORDS = {
    "1": "1",
    "constant": "1",
    "logarithmic": "log n",
    "linear": "n",
    "linearithmic": "n log n",
    "quadratic": "n^2",
    "cubic": "n^3",
    "exponential": EXPONENTIAL,
}
# After every logarithm has become L, every root S and the one variable v.
_FORMS = (
    (r"L(v|\(v\))", "log n"),
    (r"S(v|\(v\))|v\^(0\.5|\(1/2\))", "sqrt n"),
    (r"v", "n"),
    (r"v\*?L(v|\(v\))|L(v|\(v\))\*?v", "n log n"),
    (r"v\*?S(v|\(v\))|v\^(1\.5|\(3/2\))", "n sqrt n"),
    (r"v\^2|v\*v", "n^2"),
    (r"(v\^2|v\*v)\*?L(v|\(v\))", "n^2 log n"),
    (r"v\^3|v\*v\*v", "n^3"),
    (r"v\^4", "n^4"),
    (r"((v|v\^\d|L(v|\(v\)))\*?)?\(?\d(\.\d+)?\)?\^\(?v(/2)?\)?|(v\*)?v!|v\^v", EXPONENTIAL),
)


def claimed_class(claim: str) -> str | None:
    """The class that a claim such as `O(n log n)` names; None where it names none or speaks of several variables.

    The first O(...) of the text counts, so that `O(n log n) time, O(n) space` is read as time.
    """
    text = claim.strip().lower().translate(_SUPERSCRIPTS).replace("**", "^")
    inside = _first_bracket(text)
    if inside is None and text.split()[:1] and text.split()[0] in _WORDS:
        return _WORDS[text.split()[0]]
    bare = re.sub(r"[\s\\$_{}]+", "", inside if inside is not None else text)
    bare = re.sub(r"log(2|10)?|lg|ln", "L", bare).replace("sqrt", "S")
    if bare == "1":
        return "1"
    letters = set(re.findall(r"[a-z]", bare))
    if len(letters) != 1:
        return None
    bare = bare.replace(letters.pop(), "v")
    return next((name for form, name in _FORMS if re.fullmatch(form, bare)), None)


def _first_bracket(text: str) -> str | None:
    """What stands in the brackets of the first O(...) or Θ(...)."""
    found = re.search(r"(?<![a-z])[oθω]\(", text)
    if found is None:
        return None
    depth = 0
    for i in range(found.end() - 1, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return text[found.end() : i]
    return None
