"""What the search is given, and what it says: plain values that cross to its own process as JSON."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from algorist.engine.proposers.offline.synthesis.expressions import BY_NAME, OPERATORS, Expression
from algorist.engine.proposers.offline.synthesis.shapes import (
    ANYTHING,
    NUMBERS,
    Shape,
    freeze,
    is_row,
    parts_of,
    seq,
    settle,
    shape_of,
    unify_all,
)
from algorist.engine.terms.values import decode, encode

_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_QUOTED = re.compile(r"'([^'\n]{1,12})'|\"([^\"\n]{1,12})\"|`([^`\n]{1,3})`")
_KINDS = frozenset(
    {
        "all",
        "character",
        "dictionary",
        "element",
        "float",
        "integer",
        "list",
        "number",
        "set",
        "string",
        "tuple",
        "value",
    }
)
_PLAIN_NUMBERS = frozenset({-1, 0, 1, 2, math.pi})
_ANY_VERBS = frozenset({"check", "find"})
_FEW = 4
_SHORT_FORMS = {
    "avg": "average", "char": "character", "chars": "characters", "dict": "dictionary", "diff": "difference",
    "div": "divide", "elem": "element", "freq": "frequency", "idx": "index", "int": "integer", "len": "length",
    "max": "maximum", "min": "minimum", "mul": "multiply", "num": "number", "nums": "numbers", "occ": "occurrence",
    "pos": "position", "prod": "product", "rem": "remove", "rev": "reverse", "str": "string", "sub": "subtract",
    "uniq": "unique",
}  # fmt: skip
_LETTER = re.compile(r"(?:\b|(?<=with)|(?<=start)|(?<=starts)|(?<=end)|(?<=ends))[a-z]\b")
_STEM = 6
_ENDING = 3  # letters by which a form is longer than its word
_LONG_ENOUGH = 2
# Numbers that words stand for, and those that belong to a thing.
_NUMBER_WORDS = {
    "two": (2,), "three": (3,), "four": (4,), "five": (5,), "six": (6,), "seven": (7,), "eight": (8,), "nine": (9,),
    "ten": (10,), "eleven": (11,), "twelve": (12,), "hundred": (100,), "twice": (2,), "thrice": (3,), "dozen": (12,),
    "month": (28, 30, 31), "day": (24, 7), "hour": (60,), "minute": (60,), "year": (365,), "angle": (180, 360),
    "percent": (100,), "percentage": (100,), "octal": (8,), "hex": (16,), "hexadecimal": (16,), "binary": (2,),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Examples as (arguments, answer), what was held back of them, and the words that guide the search."""

    names: tuple[str, ...]
    examples: tuple[tuple[tuple[Any, ...], Any], ...]
    held_back: tuple[tuple[tuple[Any, ...], Any], ...] = ()
    variations: tuple[tuple[Any, ...], ...] = ()
    statement: str = ""
    constants: tuple[Any, ...] = ()
    cpu_seconds: float = 10.0

    def to_document(self) -> dict[str, Any]:
        """As JSON-able values."""
        return {
            "names": list(self.names),
            "examples": encode(list(self.examples)),
            "held_back": encode(list(self.held_back)),
            "variations": encode(list(self.variations)),
            "statement": self.statement,
            "constants": encode(list(self.constants)),
            "cpu_seconds": self.cpu_seconds,
        }

    @staticmethod
    def from_document(document: dict[str, Any]) -> "Task":
        """From what `to_document` made."""
        return Task(
            names=tuple(document["names"]),
            examples=tuple(decode(document["examples"])),
            held_back=tuple(decode(document["held_back"])),
            variations=tuple(decode(document["variations"])),
            statement=document["statement"],
            constants=tuple(decode(document["constants"])),
            cpu_seconds=document["cpu_seconds"],
        )


@dataclass(frozen=True, slots=True)
class Signature:
    """The shapes that the examples show."""

    arguments: tuple[Shape, ...]
    answer: Shape

    @property
    def all(self) -> set[Shape]:
        """Every shape that occurs, with its parts."""
        return {part for shape in (*self.arguments, self.answer) for part in parts_of(shape)}


def read_signature(examples: Sequence[tuple[tuple[Any, ...], Any]]) -> Signature:
    """The narrowest shapes that take all examples (already frozen)."""
    count = len(examples[0][0])
    arguments = tuple(settle(unify_all(shape_of(args[i]) for args, _ in examples)) for i in range(count))
    return Signature(arguments, settle(unify_all(shape_of(answer) for _, answer in examples)))


def freeze_examples(task: Task) -> list[tuple[tuple[Any, ...], Any]]:
    """The examples as the search holds them."""
    return [(tuple(freeze(a) for a in args), freeze(answer)) for args, answer in task.examples]


def live_shapes(signature: Signature) -> set[Shape]:
    """The shapes that expressions may have: those that occur and those that stand between them."""
    live: set[Shape] = {"int", "bool", seq("int"), *signature.all}
    if "str" in live:
        live.add(seq("str"))
    if seq("str") in live:
        live.add("str")
    for shape in signature.arguments:
        live |= _between(shape)
    if signature.answer == seq("int") and signature.arguments.count(seq("int")) > 1:
        live.add(("set", "int"))
    if "float" in live and any(s in {seq("float"), seq("int")} for s in (*signature.arguments, signature.answer)):
        live.add(seq("float"))
    return live | ({seq("bool")} if "bool" in signature.all else set())


def _between(shape: Shape) -> set[Shape]:
    """What an argument of the shape may be made into: rows and counts of lists, fields of rows."""
    if shape in {seq("int"), seq("str")}:
        inner = shape[1]
        tables: set[Shape] = {("dict", inner, "int"), ("tup", inner, "int"), seq(("tup", inner, "int"))}
        return tables | ({seq(seq("int"))} if inner == "int" else set())
    if is_row(shape):
        return {ANYTHING, seq(ANYTHING)}
    if isinstance(shape, tuple) and shape[0] == "seq" and is_row(shape[1]):
        return {seq(field) for field in shape[1][1:]}
    return set()


def constants_of(task: Task, signature: Signature) -> Iterator[tuple[Shape, Any, int]]:
    """Constants with their prices: the usual ones, those of the statement, and what all answers share."""
    yield from _usual(signature.all)
    yield from _given(task, signature)


def unexplained_numbers(task: Task, signature: Signature) -> frozenset[float]:
    """The usual numbers which neither the task gives nor a program is likely to need."""
    usual, given = (
        {value for shape, value, _ in constants if shape in NUMBERS}
        for constants in (_usual(signature.all), _given(task, signature))
    )
    return frozenset(usual - _PLAIN_NUMBERS - given)


def _usual(shapes: set[Shape]) -> Iterator[tuple[Shape, Any, int]]:
    prices = [(0, 1), (1, 1), (2, 1), (-1, 2), (3, 2), (10, 2), (5, 3), (4, 3)]
    yield from (("int", value, price) for value, price in prices)
    yield from (("bool", value, 2) for value in (True, False))
    if "float" in shapes:
        floats = [(2.0, 1), (1.0, 1), (0.0, 2), (math.pi, 4), (0.5, 2), (100.0, 3), (3.0, 2), (4.0, 3)]
        yield from (("float", value, price) for value, price in floats)
    if "str" in shapes or seq("str") in shapes:
        yield from (("str", value, 1) for value in ("", " "))


def _given(task: Task, signature: Signature) -> Iterator[tuple[Shape, Any, int]]:
    shapes = signature.all
    if "str" in shapes or seq("str") in shapes:
        yield from (("str", value, 2) for value in _shared_texts(task, signature))
    yield from ((shape_of(value), value, 2) for value in task.constants if shape_of(value) in {*shapes, "int"})
    yield from _stated(task.statement, shapes)
    answers = [answer for _, answer in task.examples]
    if isinstance(signature.answer, tuple) and signature.answer[0] == "seq":
        yield from _repeated_element(signature.answer[1], answers)
    if signature.answer == "int" and len(set(answers)) < len(answers) and len(set(answers)) <= _FEW:
        yield from (("int", value, 3) for value in dict.fromkeys(answers))


def _stated(statement: str, shapes: set[Shape]) -> Iterator[tuple[Shape, Any, int]]:
    """Numbers and quoted texts of the statement."""
    for text in list(dict.fromkeys(_NUMBER.findall(statement)))[:_FEW]:
        if "." not in text:
            yield "int", int(text), 2
        if "float" in shapes:
            yield "float", float(text), 2
    said = words_of(statement)
    spoken = (numbers for word, numbers in _NUMBER_WORDS.items() if stem_of(word) in said)
    yield from (("int", value, 2) for numbers in spoken for value in numbers)
    if "str" in shapes:
        letters = dict.fromkeys(_LETTER.findall(_CAMEL.sub(" ", statement).lower()))
        yield from (("str", case, 3) for letter in letters for case in (letter, letter.upper()))
        quoted = ["".join(groups) for groups in _QUOTED.findall(statement)]
        yield from (("str", text, 2) for text in list(dict.fromkeys(quoted))[: 2 * _FEW])


def _repeated_element(inner: Shape, answers: Sequence[Any]) -> Iterator[tuple[Shape, Any, int]]:
    """What all lists of the answers consist of, where that is one value."""
    elements = {repr(element): freeze(element) for answer in answers for element in answer}
    if len(elements) == 1:
        yield from ((inner, element, 2) for element in elements.values() if inner != "int" and not element)


def _shared_texts(task: Task, signature: Signature) -> Iterator[str]:
    """Marks that all texts hold, beginnings and ends that all answers share, and answers that come again."""
    marks = ",.-/:_@#()|;=+&*"
    columns = [[args[i] for args, _ in task.examples] for i, s in enumerate(signature.arguments) if s == "str"]
    for column in columns:
        yield from (mark for mark in marks if all(mark in text for text in column))
        shared = _shared_part(column)
        yield from [shared] if len(shared) >= _LONG_ENOUGH and shared not in column else []
    if signature.answer != "str":
        return
    answers = [answer for _, answer in task.examples]
    yield from (mark for mark in marks if all(mark in text for text in answers))
    yield from (text for text in (_common_start(answers), _common_start([a[::-1] for a in answers])[::-1]) if text)
    new = _shared_part(answers)
    given = [arg for args, _ in task.examples for arg in args if isinstance(arg, str)]
    yield from [new] if len(new) >= _LONG_ENOUGH and not any(new in text for text in given) else []
    repeated = [text for text in dict.fromkeys(answers) if answers.count(text) > 1 or len(set(answers)) == 2]  # noqa: PLR2004
    yield from repeated[: 2 * _FEW]


def _common_start(texts: Sequence[str]) -> str:
    low, high = min(texts), max(texts)
    length = next((i for i, c in enumerate(low) if i >= len(high) or high[i] != c), len(low))
    return low[:length]


def _shared_part(texts: Sequence[str]) -> str:
    """The longest text that lies in all of them, where they are several."""
    first, *rest = dict.fromkeys(texts)
    spans = ((i, j) for i in range(len(first)) for j in range(i + _LONG_ENOUGH, min(len(first), i + 12) + 1))
    found = (first[i:j] for i, j in spans if all(first[i:j] in text for text in rest))
    return max(found, key=len, default="") if rest else ""


def decimal_places(answers: Sequence[Any]) -> int:
    """To how many places the answers seem to be rounded; 0 where they are not."""
    places = max(len(repr(float(answer)).partition(".")[2]) for answer in answers)
    whole = all(float(answer).is_integer() for answer in answers)
    return places if places <= _FEW and not whole else 0


def words_of(statement: str) -> frozenset[str]:
    """The stems of a statement's words, also of words that are written as one with a known word ("surfacearea"), and of
    those that a usual short form stands for. A known word is taken whole: "remove" does not speak of moving.
    """
    words = {w for w in _WORD.findall(_CAMEL.sub(" ", statement).lower()) if len(w) > 1}
    words |= {_SHORT_FORMS[w] for w in words if w in _SHORT_FORMS}
    unknown = {w for w in words if len(w) > _known_stems().get(stem_of(w), 0) + _ENDING}
    joined = {known for known in _known_words() for w in unknown if len(w) > len(known) and _is_end(known, w)}
    return frozenset(map(stem_of, words | joined))


def stem_of(word: str) -> str:
    """What is compared of a word: no plural, and not more than the first letters, which its forms share."""
    return word.removesuffix("s")[:_STEM] if len(word) > _FEW - 1 else word


def operator_words(name: str) -> frozenset[str]:
    """The stems of a function's name that some operator answers to, but for those that name a kind of value, and for
    verbs with which any name may begin.
    """
    return words_of(name.replace("_", " ")) & _known_stems().keys() - set(map(stem_of, _KINDS | _ANY_VERBS))


def words_said(expression: Expression) -> frozenset[str]:
    """The stems of all words to which an expression's operators answer."""
    head, *parts = expression
    if head in {"var", "const"}:
        return frozenset()
    own = frozenset() if head == "lam" else _words_of_operator(head)
    return own.union(*map(words_said, parts))


@cache
def _words_of_operator(name: str) -> frozenset[str]:
    return frozenset(map(stem_of, BY_NAME[name].words.split()))


def _is_end(known: str, word: str) -> bool:
    return word.startswith(known) or word.endswith(known)


@cache
def _known_stems() -> dict[str, int]:
    """The stems of the known words, each with the length of its longest word."""
    return {stem_of(word): len(word) for word in sorted(_known_words(), key=len)}


@cache
def _known_words() -> frozenset[str]:
    words = {word for operator in OPERATORS for word in operator.words.split()}
    return frozenset(w for w in words if len(w) >= _FEW)
