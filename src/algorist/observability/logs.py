"""The log: JSON lines for machines, colours for people, both without secrets. Everything goes through it.

Python's own `logging` does the work. A log library would bring what renders tracebacks for a terminal into every
process: four megabytes that a server never uses.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

import msgspec

from algorist.observability.ids import current_ids
from algorist.observability.redaction import redact_fields, redact_text

_LOUD = ("sqlalchemy.engine", "alembic", "httpx", "httpcore", "aiosqlite", "asyncmy", "multipart", "google_genai")
# What every record has; the rest was given as `extra`. uvicorn says a message twice, the second time in colours.
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "unredacted", "color_message"}
_COLOURS = {"debug": 36, "info": 32, "warning": 33, "error": 31, "critical": 35}
Line = dict[str, Any]


def set_up_logs(log_format: str = "", level: str = "info", stream: TextIO | None = None) -> None:
    """Set up the log of this process; again is harmless. Without a format a terminal decides."""
    stream = stream or sys.stderr
    chosen = log_format or ("console" if stream.isatty() else "json")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter() if chosen == "json" else ConsoleFormatter(in_colour=stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        chatty = logging.getLogger(name)
        chatty.handlers, chatty.propagate = [], True


class JsonFormatter(logging.Formatter):
    """A record as one JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as text."""
        return msgspec.json.encode(_line_of(self, record), enc_hook=str).decode()


class ConsoleFormatter(logging.Formatter):
    """A record as a line for people, its fields after the message and a traceback below."""

    def __init__(self, *, in_colour: bool) -> None:
        super().__init__()
        self._in_colour = in_colour

    def format(self, record: logging.LogRecord) -> str:
        """The line as text."""
        line = _line_of(self, record)
        event, level, logger, moment = (line.pop(name) for name in ("event", "level", "logger", "timestamp"))
        below = "".join(f"\n{line.pop(name)}" for name in ("exception", "stack") if name in line)
        fields = "".join(f" {name}={value}" for name, value in line.items())
        shown = self._coloured(f"{level:<8}", _COLOURS.get(level, 0))
        return f"{moment:%Y-%m-%dT%H:%M:%S.%fZ} [{shown}] {event:<30} [{logger}]{fields}{below}"

    def _coloured(self, text: str, colour: int) -> str:
        return f"\033[{colour}m{text}\033[0m" if self._in_colour else text


def _line_of(formatter: logging.Formatter, record: logging.LogRecord) -> Line:
    """The fields of a record, redacted: exceptions become text before, so that redaction reaches them."""
    line: Line = {
        "event": record.getMessage(),
        "level": record.levelname.lower(),
        "logger": record.name,
        "timestamp": datetime.fromtimestamp(record.created, UTC),
        **current_ids(),
    }
    answered = getattr(record, "answered", None)
    if answered is not None:
        # There is one for every request. Its fields are chosen by the web room; only the path is written by a caller.
        return {**line, **answered, "path": redact_text(answered["path"])}
    line |= {name: value for name, value in vars(record).items() if name not in _OWN}
    if record.exc_info:
        line["exception"] = formatter.formatException(record.exc_info)
    if record.stack_info:
        line["stack"] = record.stack_info
    # A letter of the log mailer goes through as it is: it is meant to be read there.
    return line if getattr(record, "unredacted", False) else redact_fields(line)
