"""Read a model's reply: a JSON object, or prose with a block of code. What cannot be read is said in words."""

import json
import re
from dataclasses import dataclass
from typing import Any

FENCE = re.compile(r"```[ \t]*([\w+-]*)[^\n]*\n(.*?)(?:```|\Z)", re.DOTALL)
LABEL = re.compile(
    r"^[ \t>*#_-]*(?P<label>name|idea|explanation|steps?|complexity|why|weakness(?:es)?|pseudocode)\b[ \t*_]*[:：]",
    re.IGNORECASE,
)
LONGEST_TEXT = 20_000
LONGEST_SOURCE = 200_000


class UnreadableReply(ValueError):  # noqa: N818 - what it is; the message says what is missing
    """A reply without a program in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A program and what the model says of it."""

    source: str
    name: str = ""
    idea: str = ""
    explanation: str = ""
    steps: tuple[str, ...] = ()
    pseudocode: str = ""
    complexity: str = ""
    complexity_reason: str = ""
    weaknesses: tuple[str, ...] = ()


def read_design(text: str, entry: str) -> Design:
    """The design in a reply; `entry` is the name that the program must define.

    Raises:
        UnreadableReply: there is no program in it; the message says what was missing, fit to be sent back.

    """
    document = find_object(text)
    if document is not None:
        return _from_document(document)
    blocks = [(language.lower(), body) for language, body in FENCE.findall(text)]
    source = _pick(blocks, entry)
    if source is None:
        raise UnreadableReply("the reply holds neither the JSON object that was asked for nor a block of Python code")
    return _from_prose(FENCE.sub("", text), source)


def find_object(text: str) -> dict[str, Any] | None:
    """The JSON object that a reply is, bare or in a fence; None when there is none."""
    fenced = [body for language, body in FENCE.findall(text) if language.lower() in {"json", ""}]
    for candidate in (text, *fenced):
        stripped = candidate.strip()
        if not stripped.startswith("{"):
            continue
        try:
            document = json.loads(stripped, strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(document, dict):
            return document
    return None


def _from_document(document: dict[str, Any]) -> Design:
    source = _unfenced(as_text(document.get("source"), LONGEST_SOURCE))
    if not source.strip():
        raise UnreadableReply('the field "source" is missing or empty')
    return Design(
        source=source,
        name=as_text(document.get("name")),
        idea=as_text(document.get("idea")),
        explanation=as_text(document.get("explanation")),
        steps=as_texts(document.get("steps")),
        pseudocode=as_text(document.get("pseudocode")),
        complexity=as_text(document.get("complexity")),
        complexity_reason=as_text(document.get("complexity_reason")),
        weaknesses=as_texts(document.get("weaknesses")),
    )


def as_text(value: Any, longest: int = LONGEST_TEXT) -> str:
    """A field as text: models put numbers, lists and nothing where a string was asked for."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(as_text(item) for item in value)[:longest]
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:longest]


def as_texts(value: Any) -> tuple[str, ...]:
    """A field as a list of texts; a text is taken line by line."""
    items = value if isinstance(value, list) else as_text(value).splitlines()
    return tuple(text for text in (as_text(item).strip() for item in items) if text)


def _unfenced(source: str) -> str:
    found = FENCE.search(source)
    return found.group(2) if found and source.lstrip().startswith("```") else source


def _pick(blocks: list[tuple[str, str]], entry: str) -> str | None:
    """The block that defines the entry, the last if several do, for a model that corrects itself; else any Python."""
    defines = re.compile(rf"^\s*(?:async\s+def|def|class)\s+{re.escape(entry)}\b|^{re.escape(entry)}\s*=", re.MULTILINE)
    python = [body for language, body in blocks if language in {"", "python", "py", "python3"}]
    fitting = [body for body in python if defines.search(body)]
    found = fitting or python
    return found[-1] if found else None


def _from_prose(prose: str, source: str) -> Design:
    """The labelled lines of a reply in prose, such as `Idea: ...`; what has no label is the explanation."""
    fields: dict[str, list[str]] = {}
    current = "explanation"
    for line in prose.splitlines():
        label = LABEL.match(line)
        if label:
            current = label.group("label").lower()
            line = line[label.end() :].strip(" *_")  # noqa: PLW2901 - the rest of the line
        fields.setdefault(current, []).append(line)
    texts = {key: "\n".join(lines).strip()[:LONGEST_TEXT] for key, lines in fields.items()}
    return Design(
        source=source,
        name=texts.get("name", ""),
        idea=texts.get("idea", ""),
        explanation=texts.get("explanation", ""),
        steps=_bullets(texts.get("steps", texts.get("step", ""))),
        pseudocode=texts.get("pseudocode", ""),
        complexity=texts.get("complexity", ""),
        complexity_reason=texts.get("why", ""),
        weaknesses=_bullets(texts.get("weaknesses", texts.get("weakness", ""))),
    )


def _bullets(text: str) -> tuple[str, ...]:
    lines = (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s*", "", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
