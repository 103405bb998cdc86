"""The log: JSON lines for machines, colours for people, both without secrets. Everything goes through it, whoever
writes by `logging` or by structlog.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

import msgspec
import structlog

from algorist.observability.redaction import redact_event, redact_text

_LOUD = ("sqlalchemy.engine", "alembic", "httpx", "httpcore", "aiosqlite", "asyncmy", "multipart", "google_genai")


def set_up_logs(log_format: str = "", level: str = "info", stream: TextIO | None = None) -> None:
    """Set up the log of this process; again is harmless. Without a format a terminal decides."""
    stream = stream or sys.stderr
    chosen = log_format or ("console" if stream.isatty() else "json")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        _Formatter(is_json=chosen == "json", foreign_pre_chain=_shared(), processors=_last(chosen, stream))
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        chatty = logging.getLogger(name)
        chatty.handlers, chatty.propagate = [], True
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Writes a line that carries its fields as `answered` without the long way round.

    There is one for every request, and the processors took as long as the rest of a short request. Its fields are
    chosen by the web room; the path, which a caller writes, is redacted here as everything is.
    """

    def __init__(self, *, is_json: bool, **given: Any) -> None:
        super().__init__(**given)
        self._is_json = is_json

    def format(self, record: logging.LogRecord) -> str:
        """The line as text."""
        answered = getattr(record, "answered", None)
        if answered is None or not self._is_json:
            return super().format(record)
        line = {
            "event": record.msg,
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, UTC),
            **structlog.contextvars.get_contextvars(),
            **answered,
            "path": redact_text(answered["path"]),
        }
        return msgspec.json.encode(line, enc_hook=str).decode()


def _shared() -> list[Any]:
    """What happens to a line whoever wrote it."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _last(chosen: str, stream: TextIO) -> list[Any]:
    """How a line is written down; exceptions become text before redaction, so that it reaches them."""
    first = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        redact_event,
    ]
    if chosen == "json":
        return [*first, structlog.processors.JSONRenderer(default=str)]
    return [*first, structlog.dev.ConsoleRenderer(colors=stream.isatty())]
