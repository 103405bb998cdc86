import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    send(b'{"err":{"kind":"\\ud800","message":"\\ud800"}}')
    os._exit(0)
