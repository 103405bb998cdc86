import socket


def solve(secret, victim):
    socket.socket(socket.AF_UNIX).connect("/var/run/docker.sock")
