import socket


def solve(secret, victim):
    socket.socket(socket.AF_UNIX).connect("\0x")
