import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    send(b'{"err":{"kind":[],"bases":{},"errno":"1","message":5,"traceback":null,"line":true}}')
    os._exit(0)
