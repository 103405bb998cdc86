import socket


def solve(secret, victim):
    socket.create_connection(("127.0.0.1", 80), 1)
