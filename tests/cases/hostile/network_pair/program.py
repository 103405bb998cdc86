import socket


def solve(secret, victim):
    socket.socketpair()
