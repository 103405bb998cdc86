"""The hostile suite: every program of tests/cases/hostile, in every tier, as this user and, from root, as another."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from algorist.engine.sandbox import Sandbox, SandboxOptions, SandboxUnavailable

from . import hostile

TIERS = ("strong", "standard", "namespaces")
ORDINARY_USER = "65533"
SOURCES = Path(__file__).parents[3] / "src"


def skip_where_the_tier_is_not_offered(tier):
    try:
        with Sandbox(SandboxOptions(tier=tier, numpy=False)):
            pass
    except SandboxUnavailable as refusal:
        pytest.skip(str(refusal))


def interpreter_of_everybody():
    """An interpreter that any user can run, of a version that the engine runs under."""
    for python in (sys.executable, shutil.which("python3", path="/usr/local/bin:/usr/bin")):
        if python:
            check = [
                "setpriv",
                f"--reuid={ORDINARY_USER}",
                f"--regid={ORDINARY_USER}",
                "--clear-groups",
                "env",
                python,
                "-I",
                "-c",
            ]
            done = subprocess.run(
                [*check, "import sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True, check=False
            )
            if done.returncode == 0:
                return python
    return None


def test_the_suite_is_large_and_every_program_says_what_it_is_about():
    names = [expected.name for expected in hostile.read_expectations()]
    assert len(names) >= 100
    assert all("internal_error" not in expected.verdicts for expected in hostile.read_expectations())


def test_what_ends_or_fools_every_other_design_tool_gets_a_verdict_here(sandbox, tmp_path):
    scene = hostile.set_scene(tmp_path)
    try:
        for expected in hostile.read_expectations():
            if expected.name.startswith("field_"):
                assert hostile.attack(sandbox, expected, scene) == []
    finally:
        scene.victim.kill()
        scene.victim.wait()
        os.environ.pop("OPENAI_API_KEY")


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("tier", TIERS)
def test_hostile_programs_do_no_harm(tier):
    skip_where_the_tier_is_not_offered(tier)
    assert hostile.run_hostile(tier, numpy=True) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another user")
def test_hostile_programs_do_no_harm_to_an_ordinary_user(tier):
    skip_where_the_tier_is_not_offered(tier)
    python = interpreter_of_everybody()
    if python is None or not os.access(SOURCES, os.X_OK):
        pytest.skip("no interpreter that an ordinary user can run")
    become = ["setpriv", f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups", "env"]
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o777)
        done = subprocess.run(
            [*become, python, "-B", str(Path(hostile.__file__)), tier, str(hostile.FOLDER)],
            env={"PYTHONPATH": str(SOURCES), "HOME": home, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
