import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    send(b'{"err":{"kind":"INTERNAL_ERROR","message":"the service failed"}}')
    os._exit(97)
