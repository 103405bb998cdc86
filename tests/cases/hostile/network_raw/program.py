import socket


def solve(secret, victim):
    socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)
