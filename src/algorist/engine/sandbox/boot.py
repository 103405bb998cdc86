"""The zygote's first script: makes the few modules that it needs importable without their packages' front doors.

Run by path in an interpreter without site-packages. `algorist.engine.sandbox` itself is the parent's side and is never
imported here: its package is registered as an empty one that only knows where its modules lie.
"""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH100, PTH118, PTH120

import json
import os
import sys
import types


def open_package(name: str, folder: str) -> None:
    """Register a package without running its `__init__`."""
    package = types.ModuleType(name)
    package.__path__ = [folder]
    sys.modules[name] = package


def main() -> None:
    """Read the plan from the command line and become a zygote."""
    plan = json.loads(sys.argv[1])
    sys.argv[:] = [""]
    sys.path[:] = plan["sys_path"]
    os.environ.clear()
    os.environ.update(plan["environment"])
    here = os.path.dirname(os.path.abspath(__file__))
    engine = os.path.dirname(here)
    open_package("algorist", os.path.dirname(engine))
    open_package("algorist.engine", engine)
    open_package("algorist.engine.sandbox", here)
    open_package("algorist.engine.terms", os.path.join(engine, "terms"))
    from algorist.engine.sandbox.zygote import serve  # noqa: PLC0415 - only now can it be found

    serve(plan)


if __name__ == "__main__":
    main()
