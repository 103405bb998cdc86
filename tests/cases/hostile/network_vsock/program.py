import socket


def solve(secret, victim):
    socket.socket(40, socket.SOCK_STREAM)
