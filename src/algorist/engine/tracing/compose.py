"""Puts the recorder and a program into one source text that the sandbox can load: modules as strings, no files."""

from functools import cache
from importlib.resources import files

_PACKAGE = "algorist.engine.tracing.inside"
# In the order in which they need each other.
_MODULES = (
    "encoding",
    "facts",
    "effects",
    "marks",
    "hints",
    "entries",
    "heap",
    "folding",
    "chunks",
    "frames",
    "paths",
    "recorder",
    "drive",
)
ENTRY = "record"

_LOADER = """
import sys, types
_package = sys.modules[_PACKAGE] = types.ModuleType(_PACKAGE)
for _name, _text in _SOURCES.items():
    _module = types.ModuleType(_name)
    sys.modules[_name] = _module
    setattr(_package, _name.rsplit(".", 1)[1], _module)
    exec(compile(_text, f"<{_name.rsplit('.', 1)[1]}>", "exec", dont_inherit=True), _module.__dict__)
record = sys.modules[_name].record
"""


@cache
def recorder_source() -> str:
    """A module that defines `record(source, calls, options, send)` and needs nothing but the standard library."""
    folder = files(_PACKAGE)
    sources = {f"{_PACKAGE}.{name}": (folder / f"{name}.py").read_text(encoding="utf-8") for name in _MODULES}
    return f"_PACKAGE = {_PACKAGE!r}\n_SOURCES = {sources!r}\n{_LOADER}"
