import os, struct


def send(text, fd=4):
    os.write(fd, struct.pack("<I", len(text)) + text)


import time


def solve(secret, victim):
    os.write(4, struct.pack("<I", 1000) + b"{")
    time.sleep(60)
