import os
import subprocess
import sys

import pytest


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", ["sqlite", "mariadb"])
def test_no_job_is_lost_and_none_is_done_twice_under_murder(kind, pytestconfig):
    command = [sys.executable, "-m", "tests.chaos", kind, "--jobs", "400"]
    run = subprocess.run(
        command,
        check=False,
        cwd=pytestconfig.rootpath,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
