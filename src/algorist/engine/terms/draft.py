"""A problem being drafted: the words that it comes from, and what a drafter made of them."""

from dataclasses import dataclass, field
from typing import Any

from algorist.engine.terms.design import Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftExample:
    """Arguments and answer as Python literals, not read yet; for a class each of `args` is a call: name, arguments."""

    args: tuple[str, ...]
    expected: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A problem as it was drafted, in texts; `brute_force` was written independently of the rest.

    `checker` is the name of a kind, or a checker as a problem file has it. `sizes` are those of the hidden inputs: the
    brute force must answer them. `drafter` names who made it, `provider` whose model that is (`offline`: none).
    """

    title: str
    statement: str
    signature: str
    assumptions: tuple[str, ...] = ()
    examples: tuple[DraftExample, ...] = ()
    checker: str | dict[str, Any] = "exact"
    checker_source: str = ""
    generator: str = ""
    smallest: int = 4
    largest: int = 4096
    sizes: tuple[int, ...] = (1, 2, 3, 4)
    solution: str = ""
    brute_force: str = ""
    tags: tuple[str, ...] = ()
    drafter: str = ""
    provider: str = ""
    prompt: str = ""
    reply: str = ""
    usage: Usage = field(default_factory=Usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBrief:
    """What a drafter is asked for: a person's words, and where a draft failed its tests, it and what they found.

    `drafted` names the drafters of the drafts that there are already.
    """

    statement: str
    title: str = ""
    last: Draft | None = None
    complaints: str = ""
    drafted: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that the person wrote."""
        return f"{self.title}\n\n{self.statement}".strip()
