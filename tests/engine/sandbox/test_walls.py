"""What happens where the kernel does not offer a wall: calls are taken away by a filter, and a sandbox is started."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from algorist.engine.sandbox import Program, Sandbox, SandboxOptions, SandboxUnavailable, sandbox_report
from algorist.engine.terms.problem import Call

from .conftest import LIMITS

SOURCES = Path(__file__).parents[3] / "src"
# Takes system calls away from itself (ENOSYS or EPERM) as an old kernel or a container's profile does, then starts.
SCRIPT = """
import errno, json, os, sys, tempfile
from algorist.engine.sandbox import Program, Sandbox, SandboxOptions, SandboxUnavailable, bpf, linux
from algorist.engine.sandbox.syscalls import MACHINE, NUMBERS
from algorist.engine.terms.limits import Limits
from algorist.engine.terms.problem import Call

filters = bpf.prologue(MACHINE)
for name in sys.argv[2:]:
    code = errno.EPERM if name == "unshare" else errno.ENOSYS
    filters += bpf.on_call(NUMBERS[name], bpf.give(bpf.ERRNO | code))
linux.prctl(linux.PR_SET_NO_NEW_PRIVS, 1)
linux.install_filter(bpf.pack_program(filters + bpf.give(bpf.ALLOW)), listen=False)
said = {}
try:
    with Sandbox(SandboxOptions(tier=sys.argv[1], numpy=False)) as sandbox:
        outcome = sandbox.run(Program("def solve(x): return x + 1", "solve"), [Call("solve", (1,))], Limits())
        refused = sandbox.run(Program("import socket\\ndef solve(): socket.socket()", "solve"), [Call("solve", ())], Limits())
        said = {"tier": sandbox.tier, "values": list(outcome.values), "reasons": sandbox.reasons, "refused": refused.verdict}
except SandboxUnavailable as refusal:
    said = {"refusal": str(refusal)}
said["left"] = os.listdir(tempfile.gettempdir())
print(json.dumps(said))
"""


def start_without(*calls, tier="auto"):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, tier, *calls],
            env={"PYTHONPATH": str(SOURCES), "TMPDIR": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said.pop("left") == []
    return said


def test_without_namespaces_the_standard_tier_holds_and_says_why():
    said = start_without("unshare")
    assert said.get("tier") == "standard", said
    assert said["values"] == [2]
    assert said["refused"] == "forbidden_operation"
    assert "unshare" in said["reasons"][0]


def test_without_landlock_the_namespaces_hold():
    said = start_without("landlock_create_ruleset")
    assert said.get("tier") == "namespaces", said
    assert "Landlock" in said["reasons"][0]


@pytest.mark.parametrize("missing", ["landlock_create_ruleset", "landlock_restrict_self"])
def test_without_landlock_and_namespaces_nothing_runs_and_the_refusal_names_them(missing):
    refusal = start_without(missing, "unshare")["refusal"]
    assert missing in refusal
    assert "unshare" in refusal
    assert "\n" not in refusal


@pytest.mark.parametrize("tier", ["strong", "standard"])
def test_a_wanted_tier_is_refused_rather_than_weakened(tier):
    assert "landlock_create_ruleset" in start_without("landlock_create_ruleset", tier=tier)["refusal"]


@pytest.mark.parametrize("missing", ["seccomp", "pidfd_open"])
def test_without_what_every_tier_needs_nothing_runs(missing):
    assert missing in start_without(missing)["refusal"]


def test_without_notification_a_forbidden_call_kills_and_is_still_told():
    with Sandbox(SandboxOptions(numpy=False, notify=False)) as sandbox:
        outcome = sandbox.run(
            Program("import socket\ndef solve(): socket.socket()", "solve"), [Call("solve", ())], LIMITS
        )
    assert outcome.verdict == "forbidden_operation"


def test_elsewhere_than_on_linux_the_refusal_points_to_the_container(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxUnavailable, match="container"):
        Sandbox(SandboxOptions()).start()


def test_an_interpreter_that_is_not_there_is_named():
    with pytest.raises(SandboxUnavailable, match="/nonexistent/python"):
        Sandbox(SandboxOptions(python="/nonexistent/python")).start()


def test_unsandboxed_runs_with_limits_and_says_that_nothing_confines():
    with Sandbox(SandboxOptions(unsandboxed=True)) as sandbox:
        assert sandbox.tier == "none"
        assert sandbox.run(Program("def solve(): return 1", "solve"), [Call("solve", ())], LIMITS).values == (1,)
        too_much = Program("def solve(): return len(bytearray(1 << 33))", "solve")
        assert sandbox.run(too_much, [Call("solve", ())], LIMITS).verdict == "memory_limit"
        forker = Program("import os\ndef solve(): return os.fork()", "solve")
        assert sandbox.run(forker, [Call("solve", ())], LIMITS).fault.kind == "BlockingIOError"


def test_the_report_says_which_tier_holds():
    report = sandbox_report(SandboxOptions(numpy=False))
    assert report["tier"] in {"strong", "standard", "namespaces"}
    assert report["sandboxed"] is True
    assert report["kernel"]["seccomp"] is True
    assert json.loads(json.dumps(report)) == report


def test_the_self_test_can_be_asked_for_again(sandbox):
    assert sandbox.self_test() == []


def test_programs_cannot_read_what_is_installed_beside_the_interpreter(sandbox):
    program = Program("def solve(path): return open(path).read()", "solve")
    assert sandbox.run(program, [Call("solve", (pytest.__file__,))], LIMITS).verdict is not None


@pytest.mark.parametrize("tier", ["strong", "standard", "namespaces"])
def test_an_installation_below_var_is_no_breach(tier):
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder, "installed.py").write_text("here = 1\n")
        Path(folder).chmod(0o755)
        try:
            with Sandbox(SandboxOptions(tier=tier, numpy=False, site_dirs=(folder,))) as sandbox:
                program = Program("import installed\ndef solve(): return installed.here", "solve")
                assert sandbox.run(program, [Call("solve", ())], LIMITS).values == (1,)
        except SandboxUnavailable as refusal:
            if "got through" in str(refusal):
                raise
            pytest.skip(str(refusal))


def test_a_stronger_tier_that_does_not_hold_here_is_not_what_was_started(sandbox):
    assert sandbox.features["seccomp"] is True
    assert sandbox.features["self_test_seconds"] < 5
