import os


def solve(secret, victim):
    os.posix_spawn("/bin/true", ["true"], {})
