"""Runs untrusted source within limits and says what happened; the only room that runs generated code."""

from algorist.engine.sandbox.contracts import (
    AllowanceUsed,
    Ask,
    CallMode,
    Cancelled,
    Program,
    Refusal,
    SandboxOptions,
    SandboxUnavailable,
)
from algorist.engine.sandbox.report import sandbox_report
from algorist.engine.sandbox.sandbox import Sandbox, Session

__all__ = [
    "AllowanceUsed",
    "Ask",
    "CallMode",
    "Cancelled",
    "Program",
    "Refusal",
    "Sandbox",
    "SandboxOptions",
    "SandboxUnavailable",
    "Session",
    "sandbox_report",
]
