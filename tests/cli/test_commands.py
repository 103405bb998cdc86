"""The commands as a person runs them."""

import hashlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from tests.engine.design.test_drafting import BRUTE, WIRE
from tests.fakes.gemini import fake_gemini
from tests.fakes.loopback import Asked, Reply, says, solves
from tests.servers import free_port

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


def run(*arguments: str, folder: Path, given: str | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ALGORIST_", "GEMINI_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "ALGORIST_DATA_DIR": str(folder), **settings}
    command = [sys.executable, "-m", "algorist", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, cwd=folder, timeout=150, check=False, input=given
    )


def test_help_lists_every_command_and_costs_little(tmp_path: Path):
    before = os.times()
    done = run("--help", folder=tmp_path)
    after = os.times()
    for command in ("design", "draft", "check", "up", "serve", "worker", "migrate", "doctor", "user"):
        assert command in done.stdout
    # Counted in CPU seconds of the child, which other work on the machine changes little; the goal is 0.4.
    assert (after.children_user - before.children_user) + (after.children_system - before.children_system) < 1.2


def test_design_solves_a_problem_and_prints_the_program(tmp_path: Path):
    done = run("design", str(EXAMPLES / "two-sum.yaml"), "-o", "found.py", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Solved" in done.stdout
    assert "def two_sum" in (tmp_path / "found.py").read_text()


def test_design_prints_one_json_document(tmp_path: Path):
    done = run("design", str(EXAMPLES / "valid-brackets.toml"), "--json", "--no-growth", folder=tmp_path)
    found = json.loads(done.stdout)
    assert (done.returncode, found["solved"], found["card"]["label"]) == (0, True, "verified")
    assert {row["kind"]: row["ran"] for row in found["card"]["baselines"]} == dict.fromkeys(
        ("textbook", "without_model", "best_of_n"), False
    )


def test_what_cannot_be_solved_is_exit_status_one(tmp_path: Path):
    (tmp_path / "odd.yaml").write_text(
        'format: algorist-problem/1\ntitle: Odd\nkind: function\nsignature: "def odd(a: str) -> int"\nstatement: Nobody can know.\n'
        "examples:\n" + "".join(f"  - {{args: [w{i}], expected: {(i * 7919 + 13) % 9973}}}\n" for i in range(6))
    )
    done = run("design", "odd.yaml", "--cpu", "4", folder=tmp_path)
    assert done.returncode == 1, done.stdout
    assert "Not solved" in done.stdout


def test_words_become_a_problem_file_that_the_other_commands_read(tmp_path: Path):
    (tmp_path / "words.md").write_text("The edit distance between two words.\n")
    done = run("draft", "words.md", "-o", "drafted.yaml", folder=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "From the catalogue" in done.stdout
    assert "16 of 16 programs with a small mistake are rejected" in done.stdout
    assert run("check", "drafted.yaml", folder=tmp_path).returncode == 0
    designed = run("design", "drafted.yaml", "--no-growth", folder=tmp_path)
    assert designed.returncode == 0, designed.stdout
    assert "held against its slow reference" in designed.stdout


def test_words_that_nothing_speaks_of_are_exit_status_one(tmp_path: Path):
    done = run("draft", "-", "--json", folder=tmp_path, given="Convert a temperature from Celsius to Fahrenheit.")
    found = json.loads(done.stdout)
    assert (done.returncode, found["drafted"], found["document"]) == (1, False, None)
    assert "a key for one" in found["statement"]
    for wrong in (["words", "-o", "drafted.txt"], ["   "], ["words", "--designer", "gemini"]):
        done = run("draft", *wrong, folder=tmp_path)
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)


def test_a_model_drafts_on_the_command_line(tmp_path: Path):
    def model(asked: Asked) -> Reply:
        return solves(BRUTE) if "slowest and plainest" in asked.prompt else says(json.dumps(WIRE))

    with fake_gemini(model) as server:
        keys = {"GEMINI_API_KEY": "k", "ALGORIST_GEMINI_BASE_URL": server.url}
        done = run("draft", "the best run of numbers", folder=tmp_path, **keys)
    assert done.returncode == 0, done.stderr
    # The problem alone is on standard output, so that `> file` gives a file.
    (tmp_path / "best-run.yaml").write_text(done.stdout)
    assert run("check", "best-run.yaml", folder=tmp_path).returncode == 0
    assert "assumed: A run has at least one element." in done.stderr


def test_a_mistake_in_a_problem_file_is_one_line_with_the_mend(tmp_path: Path):
    text = (EXAMPLES / "two-sum.yaml").read_text()
    (tmp_path / "bad.yaml").write_text(text.replace("signature:", "signatur:"))
    for command in ("design", "check"):
        done = run(command, "bad.yaml", folder=tmp_path)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert "bad.yaml" in done.stderr
        assert "signature" in done.stderr


def test_a_designer_without_a_key_says_which_to_set(tmp_path: Path):
    done = run("design", str(EXAMPLES / "two-sum.yaml"), "--designer", "gemini", folder=tmp_path)
    assert done.returncode == 2
    assert "GEMINI_API_KEY" in done.stderr


def test_a_weak_secret_in_production_is_refused(tmp_path: Path):
    done = run("serve", folder=tmp_path, ALGORIST_MODE="production", JWT_SECRET="short")
    assert done.returncode == 2
    assert "openssl rand" in done.stderr
    assert "short" not in done.stderr


def test_a_file_of_breached_passwords_that_is_not_one_is_refused_in_one_line(tmp_path: Path):
    (tmp_path / "other").write_text("not a hash\n")
    for name, words in (("missing", "cannot be read"), ("other", "SHA-1"), ("", "cannot be read")):
        for command in ("serve", "doctor"):
            done = run(command, folder=tmp_path, ALGORIST_BREACHED_PASSWORDS_FILE=str(tmp_path / name))
            assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
            assert "ALGORIST_BREACHED_PASSWORDS_FILE" in done.stderr
            assert words in done.stderr


def test_migrate_doctor_and_user_create(tmp_path: Path):
    assert run("doctor", folder=tmp_path).returncode == 1
    assert run("migrate", folder=tmp_path).returncode == 0
    doctor = run("doctor", "--json", folder=tmp_path)
    findings = {row["name"]: row for row in json.loads(doctor.stdout)["findings"]}
    assert findings["database"]["is_well"]
    assert findings["sandbox"]["is_well"], findings["sandbox"]
    made = run(
        "user", "create", "ada@example.test", "--admin", "--password-stdin", folder=tmp_path, given="tall green lamps\n"
    )
    assert made.returncode == 0, made.stderr
    (tmp_path / "breached").write_text(hashlib.sha1(b"small blue lamps").hexdigest().upper() + "\n")
    arguments = ("user", "create", "bob@example.test", "--password-stdin")
    leaked = {"given": "small blue lamps\n", "ALGORIST_BREACHED_PASSWORDS_FILE": str(tmp_path / "breached")}
    refused = run(*arguments, folder=tmp_path, **leaked)
    assert (refused.returncode, "leaked" in refused.stderr) == (2, True), refused.stderr
    again = run("user", "create", "ada@example.test", "--password-stdin", folder=tmp_path, given="tall green lamps\n")
    assert again.returncode == 2
    without = run("user", "reset-second-factor", "ada@example.test", folder=tmp_path)
    assert (without.returncode, len(without.stderr.splitlines())) == (2, 1)
    with sqlite3.connect(tmp_path / "algorist.sqlite3") as database:
        database.execute("UPDATE users SET second_factor_at = '2026-01-01 00:00:00'")
        database.execute("INSERT INTO second_factors VALUES (1, 'x', 0, '2026-01-01 00:00:00')")
    database.close()
    reset = run("user", "reset-second-factor", "Ada@example.test", folder=tmp_path)
    assert reset.returncode == 0, reset.stderr
    with sqlite3.connect(tmp_path / "algorist.sqlite3") as database:
        assert database.execute("SELECT second_factor_at, token_epoch FROM users").fetchone() == (None, 1)
        assert database.execute("SELECT count(*) FROM second_factors").fetchone() == (0,)
        assert database.execute("SELECT action, subject FROM audit_entries").fetchall() == [
            ("second_factor_reset", "user:1")
        ]
        assert database.execute("SELECT recipient FROM mails").fetchall() == [("ada@example.test",)]
    database.close()


def test_up_says_when_its_port_is_in_use(tmp_path: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run("up", "--port", str(other.getsockname()[1]), folder=tmp_path)
    assert done.returncode == 1
    assert "in use" in done.stderr
    assert len(done.stderr.splitlines()) == 1


class Up:
    """`algorist up` in a folder, as a person starts it."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ALGORIST_")}
        environment |= {
            "PYTHONPATH": str(ROOT / "src"),
            "ALGORIST_DATA_DIR": str(folder),
            "ALGORIST_PORT": str(self.port),
        }
        self.log = folder / "up.log"
        with self.log.open("ab") as out:
            command = [sys.executable, "-u", "-m", "algorist", "up"]
            self.process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, env=environment)

    def wait_for(self, words: str, times: int = 1) -> str:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            text = self.log.read_text()
            if text.count(words) >= times:
                return text
            assert self.process.poll() is None, text
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def family(self) -> list[int]:
        """The process and everything below it."""
        found, frontier = [], [self.process.pid]
        while frontier:
            pid = frontier.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                frontier += [int(child) for child in task.read_text().split()]
        return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_up_shows_an_algorithm_stops_without_a_trace_and_finds_its_data_again(tmp_path: Path):
    up = Up(tmp_path)
    text = up.wait_for("Ctrl-C stops it")
    assert "accepted" in text
    password = text.split("with the password ")[1].split()[0]
    family = up.family()
    assert len(family) >= 4
    up.process.send_signal(signal.SIGINT)
    assert up.process.wait(40) == 0
    assert not [pid for pid in family if is_alive(pid)]

    again = Up(tmp_path)
    again.wait_for("Ctrl-C stops it", times=2)
    base = f"http://127.0.0.1:{again.port}"
    body = {"email": "admin@localhost", "password": password}
    token = httpx.post(f"{base}/api/auth/login", json=body).json()["access_token"]
    kept = httpx.get(f"{base}/api/algorithms", headers={"authorization": f"Bearer {token}"}).json()["items"]
    assert [row["verdict"] for row in kept] == ["accepted"]

    family = again.family()
    again.process.kill()
    again.process.wait()
    end = time.monotonic() + 5
    while time.monotonic() < end and any(map(is_alive, family)):
        time.sleep(0.05)
    assert not [pid for pid in family if is_alive(pid)]
