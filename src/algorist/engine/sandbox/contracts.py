"""What a caller of the sandbox says and hears, besides the engine's terms.

Errors: `SandboxUnavailable` (this machine cannot confine), `Cancelled` (after `Sandbox.cancel`), `Refusal` (raised by a
caller's `on_ask` to refuse a question). What a program did is never an error: it is an `Outcome`.
"""

from dataclasses import dataclass
from typing import Literal

from algorist.engine.terms.problem import Judged

TierName = Literal["strong", "standard", "namespaces", "none"]
WantedTier = Literal["auto", "strong", "standard", "namespaces"]


class SandboxUnavailable(RuntimeError):  # noqa: N818 - the name is the contract
    """No program can be confined on this machine; the message is one sentence that names what is missing."""


class Cancelled(RuntimeError):  # noqa: N818
    """`Sandbox.cancel` was called; raised until `Sandbox.reset`."""


class Refusal(Exception):  # noqa: N818
    """Raised by `on_ask`: the question is refused, and the program sees an exception with this reason."""


class AllowanceUsed(Exception):  # noqa: N818 - an end, no error
    """The CPU seconds that were allowed for a piece of work are used up, and it was left unfinished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxOptions:
    """How a sandbox is built.

    `parallel` is how many programs may run at once, `tier` the one that is wanted (`auto`: the strongest that holds).
    `python` is the interpreter that programs run under (default: this one's), `site_dirs` are folders of packages that
    they may read besides numpy. `unsandboxed` runs programs with limits and without walls, tier `none`: only ever on an
    operator's explicit word. `notify` asks the kernel to name a forbidden system call instead of only killing for it.
    """

    parallel: int = 1
    numpy: bool = True
    tier: WantedTier = "auto"
    unsandboxed: bool = False
    python: str | None = None
    site_dirs: tuple[str, ...] = ()
    notify: bool = True


@dataclass(frozen=True, slots=True)
class Program:
    """Source text and what it must define: a function, or a class where `is_class`."""

    source: str
    entry: str
    is_class: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMode:
    """What of a call comes back: its value or its first argument afterwards, and whether it changed its arguments."""

    judged: Judged = Judged.RETURN
    watch_arguments: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """As an argument of a session's call: the program gets a function there, and each use of it is a question."""
