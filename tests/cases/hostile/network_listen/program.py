import socket


def solve(secret, victim):
    socket.create_server(("127.0.0.1", 0))
