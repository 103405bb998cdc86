"""The confinement of a zygote, put up step by step; every child inherits all of it.

The order of the steps is the design: what needs privilege comes first, and no untrusted code exists until the last.
"""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH110, PTH112

import importlib
import os
import resource
import signal
import sys
from typing import Any

from algorist.engine.sandbox import bpf, landlock, linux, namespaces, policy
from algorist.engine.sandbox.harness import OUT

_NOBODY = 65534
_STACK_BYTES = 64 << 20
_MOST_DESCRIPTORS = 256


class Refusing(Exception):  # noqa: N818
    """Why this kernel cannot confine: one sentence."""


class Walls:
    """The confinement of a zygote: what the plan asks for, put up step by step."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self.plan = plan
        self.listener = -1
        self.abi = 0
        self.child_filter: policy.ChildFilter | None = None
        self.scope: bytes | None = None
        self.report: dict[str, Any] = {}
        self.memory = -1
        self.kept: list[int] = []
        self.children: set[int] = set()

    def raise_them(self) -> None:
        """All steps, in their order."""
        wanted = self.plan["walls"]
        self.abi = min(landlock.landlock_abi(), 7) if wanted["landlock"] else 0
        if wanted["landlock"] and not self.abi:
            raise Refusing("this kernel has no Landlock in force (landlock_create_ruleset failed)")
        preload_modules(self.plan["preload"])
        if wanted["namespaces"]:
            namespaces.enter_namespaces(_NOBODY)
            namespaces.fork_first_process(self.plan["control"], self.plan["parent"])
        self.memory = os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)
        if wanted["namespaces"]:
            namespaces.build_root(self.plan["readable"], self.plan["devices"])
        ruleset = self.make_ruleset()
        self.kept = keep_folders(self.plan["closed"])
        os.chdir("/")
        give_up_root()
        set_limits()
        linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
        if ruleset is not None:
            landlock.enforce_ruleset(ruleset)
            self.scope = landlock.scope_attribute(self.abi)
        linux.drop_capabilities()
        linux.prctl(linux.PR_SET_DUMPABLE, 0)
        if wanted["namespaces"]:  # once more: changing one's user id has taken it back
            linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        self.report = {"ready": 1, "abi": self.abi, "modules": len(sys.modules), "notify": False, **wanted}
        if wanted["seccomp"]:
            self.filter_calls()

    def make_ruleset(self) -> int | None:
        """The Landlock ruleset, from paths opened while this process may still reach them."""
        if not self.abi:
            return None
        opened = [(open_path(path), os.path.isdir(path)) for path in self.plan["readable"]]
        devices = [open_path(path) for path in self.plan["devices"] if os.path.exists(path)]
        try:
            return landlock.readable_ruleset(self.abi, opened, devices)
        finally:
            for descriptor in (*(d for d, _ in opened), *devices):
                os.close(descriptor)

    def filter_calls(self) -> None:
        """Put the large filter on, with a listener where the kernel gives one."""
        self.child_filter = policy.ChildFilter()
        if self.plan["notify"] and linux.has_filter_action(bpf.NOTIFY):
            try:
                self.listener = linux.install_filter(policy.zygote_filter(notify=True), listen=True)
                self.report["notify"] = True
                return
            except OSError as error:  # somebody above us listens already
                self.report["notify_reason"] = str(error)
        linux.install_filter(policy.zygote_filter(notify=False), listen=False)


def preload_modules(names: list[str]) -> None:
    """Import what programs use, once; a module that this Python does not have is left out."""
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            continue


def keep_folders(folders: list[str]) -> list[int]:
    """Keep folders open for the children, and import from there from now on.

    A child finds the first at the descriptor after its own pipes; the names lead there in children only.
    """
    held = [open_path(folder) for folder in folders]
    for place, folder in enumerate(folders, OUT + 1):
        rename_imports(folder, f"/proc/self/fd/{place}")
    return held


def rename_imports(folder: str, name: str) -> None:
    """Replace a folder's name in the import path and in the paths of imported packages."""
    packages = [
        module.__path__ for module in list(sys.modules.values()) if isinstance(vars(module).get("__path__"), list)
    ]
    for paths in (sys.path, *packages):
        for position, path in enumerate(paths):
            if path == folder or path.startswith(f"{folder}/"):
                paths[position] = name + path[len(folder) :]


def open_path(path: str) -> int:
    """A descriptor that only names the path."""
    return os.open(path, os.O_PATH | os.O_CLOEXEC)


def give_up_root() -> None:
    """Become nobody, for good, where this process is root."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def set_limits() -> None:
    """Limits that are the same for every run."""
    nothing = ("RLIMIT_CORE", "RLIMIT_MEMLOCK", "RLIMIT_MSGQUEUE", "RLIMIT_RTPRIO", "RLIMIT_NICE", "RLIMIT_FSIZE")
    for name in nothing:
        resource.setrlimit(getattr(resource, name), (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MOST_DESCRIPTORS, _MOST_DESCRIPTORS))
    resource.setrlimit(resource.RLIMIT_STACK, (_STACK_BYTES, _STACK_BYTES))
