import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    send(b'{"ok":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    os._exit(0)
