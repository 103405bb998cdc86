import subprocess


def solve(secret, victim):
    return subprocess.run(["id"], capture_output=True).stdout
