"""A question to a model and its answer, as values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from algorist.engine.terms.design import Trouble, Usage

Cancelled = Callable[[], bool]
OnText = Callable[[str], None]


def never() -> bool:
    """Nobody asks for the end."""
    return False


def ignore(_text: str) -> None:
    """Nobody reads along."""


def unnoticed(_attempt: int) -> None:
    """Nobody counts the attempts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is asked: the rules that always hold, this question in words, and the schema of the reply (None: prose)."""

    system: str
    user: str
    schema: dict[str, Any] | None = None

    @property
    def text(self) -> str:
        """The words, as they are kept with the step."""
        return f"{self.system}\n\n{self.user}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How asking ended. `code` is empty when whole words came, else it is stable and `message` is for a person.

    `usage` counts every attempt that the provider answered; `seconds` is how long it all took.
    """

    text: str = ""
    code: str = ""
    message: str = ""
    retry_after_seconds: float | None = None
    usage: Usage
    attempts: int = 1
    seconds: float = 0.0

    def trouble(self, designer: str, prompt: Prompt) -> Trouble:
        """The answer as a step's trouble."""
        return Trouble(
            code=self.code,
            message=self.message,
            designer=designer,
            prompt=prompt.text,
            reply=self.text,
            retry_after_seconds=self.retry_after_seconds,
            usage=self.usage,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a question is put: the seed of the model's dice, a smaller limit of output, who reads, who may stop it.

    `likeliest` asks for what the model holds likeliest, where the choice names no temperature. `on_attempt` is told the
    number of each attempt before it: what came of the last one is void then.
    """

    seed: int = 0
    max_output_tokens: int | None = None
    likeliest: bool = False
    on_text: OnText = ignore
    on_attempt: Callable[[int], None] = unnoticed
    cancelled: Cancelled = never
