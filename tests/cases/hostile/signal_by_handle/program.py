import os, signal


def solve(secret, victim):
    signal.pidfd_send_signal(os.pidfd_open(victim), 9)
