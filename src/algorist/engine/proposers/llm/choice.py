"""Which model is asked, where, with whose key and at what price."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from algorist.engine.terms.design import Usage

MILLION = 1_000_000
# What may follow a model's name without changing its price: a date or a number of a release.
VERSION = re.compile(r"[-@:](?:\d{3,8}|\d{4}-\d\d-\d\d|latest)$")


class Provider(StrEnum):
    """Whose protocol is spoken."""

    GEMINI = "gemini"
    OPENAI = "openai"
    ANTHROPIC = "anthropic"


class Form(StrEnum):
    """How a reply is asked for: as JSON that follows a schema, or as a block of code with a few lines of prose.

    Small local models write better code when they need not write it inside a JSON string.
    """

    JSON = "json"
    TEXT = "text"


DEFAULT_MODELS = {
    Provider.GEMINI: "gemini-2.5-flash",
    Provider.OPENAI: "gpt-5-mini",
    Provider.ANTHROPIC: "claude-sonnet-5-5",
}
# Given outright, so that no variable in the server's environment sends a person's question elsewhere.
BASE_URLS = {
    Provider.GEMINI: "https://generativelanguage.googleapis.com",
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com",
}


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens; what a model thinks is charged as output."""

    input: float
    output: float

    def cost(self, input_tokens: int, output_tokens: int) -> float:
        """Dollars for so many tokens."""
        return (self.input * input_tokens + self.output * output_tokens) / MILLION


FREE = Price(0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """One model to ask.

    `base_url` is empty for the provider's own; an OpenAI-compatible server's ends in `/v1`. `timeout_seconds` bounds
    one attempt, `patience_seconds` all attempts and the waits between them. `prices` is a table from model names to
    prices (None: the table that ships). `form` None lets the provider decide.
    """

    provider: Provider = Provider.GEMINI
    model: str = ""
    api_key: str = field(default="", repr=False)
    base_url: str = ""
    timeout_seconds: float = 180.0
    patience_seconds: float = 300.0
    attempts: int = 4
    max_output_tokens: int = 16_384
    temperature: float | None = None
    prices: Mapping[str, Price] | None = None
    form: Form | None = None

    @property
    def model_name(self) -> str:
        """The model's name, or the provider's default."""
        return self.model or DEFAULT_MODELS[self.provider]

    @property
    def url(self) -> str:
        """Where the model is asked."""
        return self.base_url or BASE_URLS[self.provider]

    @property
    def is_own_endpoint(self) -> bool:
        """Whether the server is not the provider's: an OpenAI-compatible one, a proxy, a test double."""
        return self.url != BASE_URLS[self.provider]

    def usage(self, input_tokens: int, output_tokens: int) -> Usage:
        """What so many tokens cost here; dollars are None where no price is known."""
        price = self.price()
        dollars = None if price is None else price.cost(input_tokens, output_tokens)
        return Usage(input_tokens=input_tokens, output_tokens=output_tokens, dollars=dollars)

    def price(self) -> Price | None:
        """The price of the model: by its name with or without a date; None if unknown. This machine's are free."""
        table = load_prices() if self.prices is None else self.prices
        for name in (self.model_name, VERSION.sub("", self.model_name)):
            if name in table:
                return table[name]
        host = urlsplit(self.url).hostname or ""
        return FREE if host in {"localhost", "127.0.0.1", "::1"} else None


def load_prices(text: str | None = None) -> dict[str, Price]:
    """A price table from TOML, the one that ships when no text is given.

    Raises:
        ValueError: the text is no TOML, or an entry is not `{ input = number, output = number }`.

    """
    if text is None:
        return _shipped_prices()
    return _read_prices(text)


@cache
def _shipped_prices() -> dict[str, Price]:
    return _read_prices(resources.files(__package__ or "").joinpath("prices.toml").read_text(encoding="utf-8"))


def _read_prices(text: str) -> dict[str, Price]:
    models = tomllib.loads(text).get("models", {})
    try:
        return {name: Price(float(entry["input"]), float(entry["output"])) for name, entry in models.items()}
    except (KeyError, TypeError) as error:
        raise ValueError("a price is written as `model = { input = 0.3, output = 2.5 }`, dollars a million") from error
