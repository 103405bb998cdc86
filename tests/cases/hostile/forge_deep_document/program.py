import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    send(b"[" * 1_000_000)
    os._exit(0)
