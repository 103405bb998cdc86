import pty


def solve(secret, victim):
    pty.spawn("/bin/true")
