import socket


def solve(secret, victim):
    socket.getaddrinfo("secret.example.org", 80)
