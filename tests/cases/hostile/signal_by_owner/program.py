import fcntl, os


def solve(secret, victim):
    fcntl.fcntl(3, fcntl.F_SETOWN, victim)
