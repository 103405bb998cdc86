import os, signal


def solve(secret, victim):
    os.kill(os.getpid(), signal.SIGSTOP)
