import os
import subprocess
import sys
from pathlib import Path

import algorist

PACKAGE = Path(algorist.__file__).parent


def test_reading_programs_does_not_let_our_modules_hide_the_standard_library():
    program = (
        f"import sys; sys.argv = [{str(PACKAGE / '__main__.py')!r}]; import algorist.engine.analysis.findings; "
        "from queue import Queue; print(Queue.__module__)"
    )
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.strip() == "queue"
