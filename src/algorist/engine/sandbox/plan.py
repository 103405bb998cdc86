"""What a zygote is told: where the interpreter lies, what may be read, what is imported before, which walls."""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH116, PTH118, PTH120

# ruff: noqa: SIM905 - long lists read better as words

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from algorist.engine.sandbox.contracts import SandboxOptions, SandboxUnavailable, TierName

_STANDARD_MODULES = """
array ast base64 bisect cmath collections collections.abc contextlib copy dataclasses datetime decimal enum fractions
functools hashlib heapq inspect io itertools json keyword linecache math numbers operator queue random re reprlib
statistics string struct sys textwrap threading time traceback types typing unicodedata zlib graphlib secrets
""".split()
_NUMPY_MODULES = "numpy numpy.linalg numpy.random numpy.fft numpy.polynomial".split()
_DEVICES = ("/dev/null", "/dev/urandom", "/dev/zero")
_LIBRARY_FOLDERS = ("/lib64", "/usr/lib64", "/lib/{triplet}", "/usr/lib/{triplet}", "/usr/local/lib/{triplet}")
_SHARED_FILES = ("/etc/ld.so.cache", "/usr/share/zoneinfo")
# Hash seed 0: the same program gives the same order of a set of strings in every run.
_ENVIRONMENT = {
    "PATH": "/nonexistent",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
_QUERY = """
import importlib.util, json, sys, sysconfig
numpy = importlib.util.find_spec("numpy")
print(json.dumps({
    "python": getattr(sys, "_base_executable", None) or sys.executable,
    "zip": f"{sys.base_prefix}/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip",
    "stdlib": [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")],
    "triplet": sysconfig.get_config_var("MULTIARCH") or "",
    "numpy": list(numpy.submodule_search_locations) if numpy else [],
}))
"""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python to run programs under: its executable, module paths, and every path that it must be able to read."""

    executable: str
    sys_path: tuple[str, ...]
    readable: tuple[str, ...]
    numpy: bool


def find_interpreter(options: SandboxOptions) -> Interpreter:
    """Ask the wanted interpreter where its parts lie.

    Raises:
        SandboxUnavailable: it cannot be run, or has no numpy where that is wanted.

    """
    found = _query(options.python or sys.executable)
    folders = list(dict.fromkeys(os.path.realpath(path) for path in found["stdlib"]))
    # platstdlib of a virtual environment holds all that is installed there, and nothing of the standard library.
    standard = [path for path in folders if os.path.isfile(f"{path}/os.py")]
    dynamic = [path for path in (f"{folder}/lib-dynload" for folder in folders) if os.path.isdir(path)]
    if options.numpy and not found["numpy"]:
        raise SandboxUnavailable(f"the interpreter {found['python']} has no numpy")
    packages = [os.path.realpath(path) for path in found["numpy"]] if options.numpy else []
    packages += [f"{path}.libs" for path in packages if os.path.isdir(f"{path}.libs")]
    sites = [os.path.realpath(path) for path in options.site_dirs]
    libraries = [folder.format(triplet=found["triplet"]) for folder in _LIBRARY_FOLDERS]
    if not found["triplet"] or not os.path.isdir(f"/usr/lib/{found['triplet']}"):
        libraries += ["/lib", "/usr/lib"]
    readable = [*standard, *dynamic, *packages, *sites, *libraries, *_SHARED_FILES]
    return Interpreter(
        executable=os.path.realpath(found["python"]),
        sys_path=(found["zip"], *standard, *dynamic, *sorted({os.path.dirname(p) for p in packages}), *sites),
        readable=tuple(_outermost(os.path.realpath(path) for path in readable if os.path.exists(path))),
        numpy=options.numpy,
    )


def _query(python: str) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [python, "-I", "-c", _QUERY],
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise SandboxUnavailable(f"the interpreter {python} cannot be run: {type(error).__name__}") from error
    return found


def _outermost(paths: Any) -> list[str]:
    """The paths that do not lie below another of them."""
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not any(path.startswith(f"{above}/") for above in kept):
            kept.append(path)
    return kept


def walls_of_tier(tier: TierName) -> dict[str, bool]:
    """Which walls stand in a tier."""
    return {
        "namespaces": tier in {"strong", "namespaces"},
        "landlock": tier in {"strong", "standard"},
        "seccomp": tier != "none",
    }


def plan_zygote(interpreter: Interpreter, tier: TierName, *, notify: bool, control: int) -> dict[str, Any]:
    """The document that a zygote starts with."""
    closed: list[str] = []
    if os.getuid() == 0 and not walls_of_tier(tier)["namespaces"]:
        # Nobody may not walk to these, so the zygote keeps them open and imports go through its descriptors.
        closed = [path for path in interpreter.sys_path if os.path.isdir(path) and _is_closed_to_others(path)]
    return {
        "control": control,
        "parent": os.getpid(),
        "walls": walls_of_tier(tier),
        "readable": list(interpreter.readable),
        "devices": list(_DEVICES),
        "sys_path": list(interpreter.sys_path),
        "closed": closed,
        "environment": _ENVIRONMENT,
        "preload": _STANDARD_MODULES + (_NUMPY_MODULES if interpreter.numpy else []),
        "notify": notify,
    }


def zygote_command(interpreter: Interpreter, plan: dict[str, Any]) -> tuple[list[str], dict[str, str]]:
    """The command line and the environment of a zygote: no site-packages, no user folder, no bytecode written."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "boot.py")
    options = ["-S", "-s", "-P", "-B", "-X", "utf8"]
    return [interpreter.executable, *options, script, json.dumps(plan)], dict(_ENVIRONMENT)


def _is_closed_to_others(path: str) -> bool:
    """Whether somebody who is neither owner nor of the group cannot walk to a path."""
    while path != "/":
        if not os.stat(path).st_mode & 0o001:
            return True
        path = os.path.dirname(path)
    return False
