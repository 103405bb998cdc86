import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    os.write(4, b"\x05\x00\x00\x00nonse")
    return 1
