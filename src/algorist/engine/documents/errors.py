"""What is wrong with a problem file, as one line that a person can act on."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


class DocumentError(ValueError):
    """A mistake in a problem file: `file` (may be empty), `field` (such as `tests[3].args[0]`) and what to do.

    Its text is one line, `FILE: FIELD: what is wrong; how to mend it`.
    """

    def __init__(self, message: str, *, field: str = "", file: str = "") -> None:
        self.message = " ".join(message.split())
        self.field = field
        self.file = file
        super().__init__(": ".join(part for part in (file, field, self.message) if part))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file something stands."""

    file: str = ""
    field: str = ""

    def at(self, key: str | int) -> "Place":
        """The place of a member: a field of a table or an element of a list."""
        if isinstance(key, int):
            return Place(self.file, f"{self.field}[{key}]")
        return Place(self.file, f"{self.field}.{key}" if self.field else key)

    def error(self, message: str) -> DocumentError:
        """The error that names this place."""
        return DocumentError(message, field=self.field, file=self.file)


def nearest(word: str, known: Iterable[str]) -> str:
    """How to mend an unknown word: the nearest known one, else all of them."""
    choices = [str(choice) for choice in known]
    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(choices)}"


def shorten(value: object, width: int = 60) -> str:
    """A value's literal on one line, cut to `width` characters."""
    try:
        text = " ".join(repr(value).split())
    except ValueError:  # a whole number of more digits than Python writes
        return f"a very large {type(value).__name__}"
    return text if len(text) <= width else text[: width - 1] + "…"
