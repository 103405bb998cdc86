import signal


def solve(secret, victim):
    signal.signal(signal.SIGXCPU, lambda *_: None)
    while True:
        pass
