"""What the import contracts cannot see: which room writes which table, and how large things are."""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from algorist.db.tables import OWNERS, Base

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "algorist"
GENERATED = ("db/migrations/versions",)
WRITES = {"insert", "update", "delete"}
# Removing a person, or what belongs to a removed thing, reaches across rooms by the database's own cascade, and these
# sweep by their own rules.
MAY_SWEEP = {"worker"}


def modules() -> Iterator[tuple[str, ast.Module, int]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if not name.startswith(GENERATED):
            text = file.read_text()
            yield name, ast.parse(text), len(text.splitlines())


def functions() -> Iterator[tuple[str, int]]:
    for name, tree, _ in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def percentile(values: list[int], share: float) -> int:
    return sorted(values)[int(share * (len(values) - 1))]


def test_functions_are_short():
    sizes = dict(functions())
    longest = {name: size for name, size in sizes.items() if size > 80}
    assert longest == {}
    assert statistics.median(sizes.values()) <= 10
    assert percentile(list(sizes.values()), 0.95) <= 40


def test_files_are_short():
    # A catalogue entry is data as much as code, yet even they keep to it.
    sizes = {name: lines for name, _, lines in modules()}
    assert {name: size for name, size in sizes.items() if size > 600} == {}
    assert percentile(list(sizes.values()), 0.95) <= 400


def test_every_table_has_one_owner():
    owned = [table for tables in OWNERS.values() for table in tables]
    assert sorted(owned) == sorted(Base.metadata.tables)


def _written_models(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Classes of tables that are constructed, or named in insert(), update() or delete()."""
    models = {mapper.class_.__name__: str(mapper.local_table) for mapper in Base.registry.mappers}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in models:
            yield models[node.func.id], node.lineno
        if node.func.id in WRITES and node.args and isinstance(node.args[0], ast.Name) and node.args[0].id in models:
            yield models[node.args[0].id], node.lineno


def test_a_room_writes_only_its_own_tables():
    strangers = []
    for name, tree, _ in modules():
        room = name.split("/")[0]
        if room == "engine":
            continue  # it knows no tables, and has words of the same names
        for table, line in _written_models(tree):
            if table not in OWNERS.get(room, ()) and room not in MAY_SWEEP:
                strangers.append(f"{name}:{line} writes {table}")
    assert strangers == []


@pytest.mark.parametrize("word", ["manager", "helper", "utils", "util", "misc"])
def test_no_module_is_named_for_nothing(word: str):
    assert [name for name, _, _ in modules() if word in Path(name).stem.split("_")] == []


def test_nothing_is_left_for_later():
    pattern = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    found = [name for name in PACKAGE.rglob("*.py") if pattern.search(name.read_text())]
    assert found == []


def test_no_lock_file_names_a_registry():
    for file in (ROOT / "requirements").glob("*.txt"):
        assert "http" not in re.sub(r"(?m)^\s*#.*$|^http[a-z0-9-]*==.*$|via\s.*", "", file.read_text()).replace(
            "httptools", ""
        )
    for folder in ("frontend", "benchmarks/peer"):
        assert '"resolved"' not in (ROOT / folder / "package-lock.json").read_text()
