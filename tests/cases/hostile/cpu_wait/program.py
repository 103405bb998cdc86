import signal


def solve(secret, victim):
    signal.pause()
