"""What this machine offers, found without running anything untrusted."""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH123

import os
import signal
import sys
from typing import Any

from algorist.engine.sandbox import bpf
from algorist.engine.sandbox.contracts import SandboxOptions, SandboxUnavailable
from algorist.engine.sandbox.landlock import landlock_abi
from algorist.engine.sandbox.linux import has_filter_action
from algorist.engine.sandbox.syscalls import MACHINE, NUMBERS


def check_platform(options: SandboxOptions) -> None:
    """Refuse at once, in one sentence, where nothing could ever confine.

    Raises:
        SandboxUnavailable: not Linux, an unknown machine, or a kernel without pidfds or seccomp filters.

    """
    if not sys.platform.startswith("linux"):
        raise SandboxUnavailable(
            f"programs can only be confined on Linux, and this is {sys.platform}: run Algorist in its container"
        )
    if not NUMBERS:
        raise SandboxUnavailable(f"no system call table for this machine ({MACHINE}): x86_64 and aarch64 are known")
    if not _has_pidfd():
        raise SandboxUnavailable("this kernel has no pidfd_open (Linux 5.3 or later is needed)")
    if not options.unsandboxed and not has_filter_action(bpf.KILL_PROCESS) and not _has_filters():
        raise SandboxUnavailable("this kernel has no seccomp filters (seccomp failed)")


def kernel_features() -> dict[str, Any]:
    """The features that tiers are made of, as this process sees them."""
    if not sys.platform.startswith("linux") or not NUMBERS:
        return {"platform": sys.platform, "machine": MACHINE}
    return {
        "platform": sys.platform,
        "machine": MACHINE,
        "kernel": os.uname().release,
        "landlock_abi": landlock_abi(),
        "seccomp": _has_filters(),
        "seccomp_notify": has_filter_action(bpf.NOTIFY),
        "pidfd": _has_pidfd(),
    }


def _has_pidfd() -> bool:
    if not hasattr(os, "pidfd_open") or not hasattr(signal, "pidfd_send_signal"):
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True


def _has_filters() -> bool:
    try:
        with open("/proc/self/status") as lines:
            return any(line.startswith("Seccomp:") for line in lines)
    except OSError:
        return False
