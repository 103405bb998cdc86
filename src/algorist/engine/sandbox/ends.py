"""Judges how a run ended: from an error that the child told, or from the exit status that the kernel gave."""

import errno
import os
import signal
from typing import Any

from algorist.engine.terms.outcome import Fault
from algorist.engine.terms.verdicts import Verdict

Judgement = tuple[Verdict, str, Fault | None]

_REFUSED_CODES = {errno.EPERM, errno.EACCES, errno.EROFS}
_MOST_TEXT = 4000
_MOST_NAME = 100
_MOST_BASES = 8


def judge_error(told: Any) -> Judgement:
    """The verdict on an exception as the child described it; every field may be a lie of any shape."""
    told = told if isinstance(told, dict) else {}
    kind = _text(told.get("kind"), _MOST_NAME) or "Exception"
    message = _text(told.get("message"), _MOST_TEXT)
    line = told.get("line")
    fault = Fault(kind, message, _text(told.get("traceback"), _MOST_TEXT), line if type(line) is int else None)
    bases = told.get("bases")
    names = {kind, *(b for b in bases[:_MOST_BASES] if isinstance(b, str))} if isinstance(bases, list) else {kind}
    code = told.get("errno")
    number = code if type(code) is int else 0
    verdict = _verdict_of_names(names, number, loading=told.get("phase") == "load")
    return verdict, f"{kind}: {message}" if message else kind, fault


def _verdict_of_names(names: set[str], number: int, *, loading: bool) -> Verdict:
    if "MemoryError" in names or number == errno.ENOMEM:
        return Verdict.MEMORY_LIMIT
    if "SystemExit" in names:
        return Verdict.EXITED_EARLY
    if "Unreadable" in names:
        return Verdict.OUTPUT_LIMIT
    if number in _REFUSED_CODES:
        return Verdict.FORBIDDEN_OPERATION
    return Verdict.LOAD_ERROR if loading else Verdict.RUNTIME_ERROR


def judge_status(status: int, *, boxed: bool, complaint: str) -> Judgement:
    """The verdict on a child that ended without its answer; `boxed` is whether its walls were up by then."""
    if not boxed:
        return Verdict.INTERNAL_ERROR, complaint or f"the child ended before its walls were up (status {status})", None
    if os.WIFSIGNALED(status):
        return _judge_signal(os.WTERMSIG(status))
    code = os.WEXITSTATUS(status)
    return Verdict.EXITED_EARLY, f"exited with status {code} before giving an answer", None


def _judge_signal(number: int) -> Judgement:
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    if number == signal.SIGXCPU:
        return Verdict.TIME_LIMIT, "used up its CPU time", None
    if number == signal.SIGSYS:
        return Verdict.FORBIDDEN_OPERATION, "made a forbidden system call", None
    if number == signal.SIGXFSZ:
        return Verdict.FORBIDDEN_OPERATION, "wrote to a file", None
    return Verdict.RUNTIME_ERROR, f"died of {name}", Fault(name, f"the interpreter died of {name}")


def _text(value: Any, most: int) -> str:
    """At most so much of a text, and only what can be written down: a claim may hold halves of characters."""
    return value[:most].encode("utf-8", "replace").decode() if isinstance(value, str) else ""
